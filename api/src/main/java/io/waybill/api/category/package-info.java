/** Categories over HTTP. */
package io.waybill.api.category;
