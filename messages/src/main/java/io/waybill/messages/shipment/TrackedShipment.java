package io.waybill.messages.shipment;

/**
 * The shipment that has a tracking number.
 *
 * @param shipmentId the shipment
 * @param carrier the code of its carrier
 */
public record TrackedShipment(String shipmentId, String carrier) {}
