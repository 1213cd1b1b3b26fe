/** Decisions about shipments. */
package io.waybill.command.shipment;
