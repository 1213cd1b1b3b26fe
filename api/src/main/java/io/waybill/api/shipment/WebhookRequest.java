package io.waybill.api.shipment;

import io.waybill.messages.shipment.ShipmentStatus;
import io.waybill.messages.shipment.TrackShipment.CarrierReport;
import io.waybill.messages.shipment.TrackingUpdate;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier saw of a shipment, as carriers write it.
 *
 * @param trackingNumber of the shipment
 * @param status how far it was
 * @param location where that was, or absent
 * @param description free text, or absent
 * @param occurredAt when that was
 * @param updateId what the carrier calls this report, the same each time it is sent
 */
record WebhookRequest(
        @NotNull @Written @Size(max = LONGEST_TRACKING_NUMBER)
        String trackingNumber,

        @NotNull ShipmentStatus status,

        @Nullable @Written @Size(max = TrackingUpdate.LONGEST_LOCATION)
        String location,

        @Nullable @Written @Size(max = TrackingUpdate.LONGEST_DESCRIPTION)
        String description,

        @NotNull @Plausible Instant occurredAt,

        @NotNull @Written @Size(max = CarrierReport.LONGEST_ID)
        String updateId) {

    private static final int LONGEST_TRACKING_NUMBER = 40;

    TrackingUpdate update() {
        return new TrackingUpdate(status, location, description, occurredAt.truncatedTo(ChronoUnit.MILLIS));
    }
}
