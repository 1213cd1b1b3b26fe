package io.waybill.messages.shipment;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Asks which shipment has a tracking number; answered with a {@link TrackedShipment}. It is a command, although nothing
 * changes: a carrier's report must reach a shipment that no read model shows yet.
 *
 * @param claimId the id derived from the tracking number, see {@link TrackingNumberClaimId}
 */
public record FindTrackedShipment(@TargetAggregateIdentifier String claimId) {}
