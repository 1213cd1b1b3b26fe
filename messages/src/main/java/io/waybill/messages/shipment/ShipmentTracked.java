package io.waybill.messages.shipment;

import io.waybill.messages.Becomes;
import io.waybill.messages.EventName;
import io.waybill.messages.Personal;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Something was seen of a shipment. It moved the shipment where {@code shipmentStatus} is another than before; what was
 * seen late, or contradicts what is known, is only history.
 *
 * @param shipmentId the shipment
 * @param reported how far it was when it was seen
 * @param location where that was, or absent
 * @param description free text, sealed because it may name a person, or absent
 * @param occurredAt when that was
 * @param shipmentStatus how far the shipment is, after all that is known
 * @param sameness stands for status, moment, location and description: the same for what is the same
 * @param carrierUpdateId what the carrier calls the report, absent where a person said it
 */
@EventName("shipment.tracked")
@Revision("1")
public record ShipmentTracked(
        String shipmentId,
        @Becomes(Becomes.NOTHING) ShipmentStatus reported,
        @Becomes(Becomes.NOTHING) @Nullable String location,
        @Becomes(Becomes.NOTHING) @Nullable Personal description,
        @Becomes(Becomes.NOTHING) Instant occurredAt,
        @Becomes("status") ShipmentStatus shipmentStatus,
        @Becomes(Becomes.NOTHING) String sameness,
        @Becomes(Becomes.NOTHING) @Nullable String carrierUpdateId)
        implements ShipmentEvent {}
