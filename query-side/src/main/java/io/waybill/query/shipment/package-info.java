/** Questions about shipments. */
package io.waybill.query.shipment;
