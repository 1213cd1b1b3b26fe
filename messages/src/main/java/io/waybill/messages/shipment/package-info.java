/** What is said about shipments. */
package io.waybill.messages.shipment;
