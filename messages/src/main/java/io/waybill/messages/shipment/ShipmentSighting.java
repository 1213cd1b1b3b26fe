package io.waybill.messages.shipment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a shipment, as it is read.
 *
 * @param status how far it was
 * @param location where that was, or absent
 * @param description free text, absent once the customer is erased, or from the beginning
 * @param occurredAt when that was
 */
public record ShipmentSighting(
        ShipmentStatus status,
        @Nullable String location,
        @Nullable String description,
        Instant occurredAt) {

    /** Says nothing about a person, since messages end up in logs. */
    @Override
    public String toString() {
        return "ShipmentSighting[" + status + " at " + occurredAt + "]";
    }
}
