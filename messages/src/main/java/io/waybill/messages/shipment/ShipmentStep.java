package io.waybill.messages.shipment;

/**
 * How far a shipment is after a command, as the answer to it.
 *
 * @param id its id
 * @param trackingNumber by which the carrier and the customer know it
 * @param status how far it is
 * @param recorded false where the command told nothing new
 * @param version the version of the shipment after
 */
public record ShipmentStep(String id, String trackingNumber, ShipmentStatus status, boolean recorded, long version) {}
