package io.waybill.messages.shipment;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Calls a shipment off before it leaves; answered with a {@link ShipmentStep}.
 *
 * @param shipmentId the shipment
 * @param cancelledAt the moment of the decision, by the clock of the edge
 */
public record CancelShipment(@TargetAggregateIdentifier String shipmentId, Instant cancelledAt) {}
