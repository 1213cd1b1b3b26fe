package io.waybill.messages.shipment;

/** What can happen to a shipment. */
public sealed interface ShipmentEvent
        permits ShipmentBooked, ShipmentDispatched, ShipmentTracked, ShipmentCancelled, TrackingNumberClaimed {

    /** The shipment it happened to. */
    String shipmentId();
}
