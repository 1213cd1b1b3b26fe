package io.waybill.messages.shipment;

import io.waybill.messages.EventName;
import io.waybill.messages.Sets;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/**
 * A shipment was called off before it left.
 *
 * @param shipmentId the shipment
 * @param cancelledAt when
 */
@EventName("shipment.cancelled")
@Revision("1")
@Sets("status=CANCELLED")
public record ShipmentCancelled(String shipmentId, Instant cancelledAt) implements ShipmentEvent {}
