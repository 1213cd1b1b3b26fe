package io.waybill.command.shipment;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.waybill.messages.shipment.FindTrackedShipment;
import io.waybill.messages.shipment.TrackedShipment;
import io.waybill.messages.shipment.TrackingNumberClaimId;
import io.waybill.messages.shipment.TrackingNumberClaimed;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * The right to a tracking number. Its id is derived from the number, so the event store itself refuses a second first
 * claim. A number is never given up: the parcel that bears it stays where it is.
 */
@Aggregate
class TrackingNumberClaim {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private String claimId;

    private @Nullable TrackedShipment owner;

    TrackingNumberClaim() {}

    /** Whether the number is the shipment's now; false if it is another's. */
    boolean take(String trackingNumber, String shipmentId, String carrier) {
        if (owner != null) {
            return owner.shipmentId().equals(shipmentId);
        }
        apply(new TrackingNumberClaimed(TrackingNumberClaimId.of(trackingNumber), trackingNumber, shipmentId, carrier));
        return true;
    }

    @CommandHandler
    @Nullable
    TrackedShipment handle(FindTrackedShipment command) {
        return owner;
    }

    @EventSourcingHandler
    void on(TrackingNumberClaimed event) {
        claimId = event.claimId();
        owner = new TrackedShipment(event.shipmentId(), event.carrier());
    }
}
