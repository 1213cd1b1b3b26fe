/** Shipments over HTTP. */
package io.waybill.api.shipment;
