package io.waybill.api.shipment;

import io.waybill.messages.shipment.ShipmentStatus;
import io.waybill.messages.shipment.TrackingUpdate;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a shipment, as clients write it.
 *
 * @param status how far it was
 * @param location where that was, or absent
 * @param description free text, or absent
 * @param occurredAt when that was, or absent for now
 */
record TrackingRequest(
        @NotNull ShipmentStatus status,

        @Nullable @Written @Size(max = TrackingUpdate.LONGEST_LOCATION)
        String location,

        @Nullable @Written @Size(max = TrackingUpdate.LONGEST_DESCRIPTION)
        String description,

        @Nullable @Plausible Instant occurredAt) {

    TrackingUpdate update(Instant now) {
        return new TrackingUpdate(
                status,
                location,
                description,
                Objects.requireNonNullElse(occurredAt, now).truncatedTo(ChronoUnit.MILLIS));
    }
}
