/** Shipments as they are read, and what happened to each. */
package io.waybill.projection.shipment;
