package io.waybill.messages.shipment;

import io.waybill.messages.EventName;
import io.waybill.messages.Sets;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/**
 * A shipment was handed to the carrier.
 *
 * @param shipmentId the shipment
 * @param dispatchedAt when
 */
@EventName("shipment.dispatched")
@Revision("1")
@Sets("status=DISPATCHED")
public record ShipmentDispatched(String shipmentId, Instant dispatchedAt) implements ShipmentEvent {}
