package io.waybill.messages.shipment;

/** How far a shipment is, in the order in which it comes to be so. */
public enum ShipmentStatus {
    /** A carrier was asked to carry it. */
    BOOKED,
    /** It was handed to the carrier. */
    DISPATCHED,
    /** The carrier moves it. */
    IN_TRANSIT,
    /** It is on the last vehicle. */
    OUT_FOR_DELIVERY,
    /** Nobody took it; the carrier tries again or brings it back. */
    DELIVERY_FAILED,
    /** The customer has it. */
    DELIVERED,
    /** It came back. */
    RETURNED,
    /** It never left. */
    CANCELLED
}
