/** The catalogue over HTTP. */
package io.waybill.api.product;
