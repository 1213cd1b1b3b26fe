package io.waybill.messages.shipment;

/**
 * Asks for one shipment; answered with a {@link ShipmentView}, or nothing.
 *
 * @param shipmentId its id
 */
public record FindShipment(String shipmentId) {}
