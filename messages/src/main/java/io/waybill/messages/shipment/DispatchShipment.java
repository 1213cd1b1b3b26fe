package io.waybill.messages.shipment;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Hands a booked shipment to the carrier; answered with a {@link ShipmentStep}.
 *
 * @param shipmentId the shipment
 * @param dispatchedAt the moment of the decision, by the clock of the edge
 */
public record DispatchShipment(@TargetAggregateIdentifier String shipmentId, Instant dispatchedAt) {}
