/** Stock over HTTP. */
package io.waybill.api.stock;
