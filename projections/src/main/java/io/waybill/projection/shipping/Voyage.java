package io.waybill.projection.shipping;

import io.waybill.messages.shipment.ShipmentTracked;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of a shipment to say how it fared. It comes out the same in whatever order sightings are told: it was
 * delivered when it was first seen so, and what came back counts as returned and no longer as delivered.
 *
 * @param estimatedDelivery the day until which it is on time, in the zone of the business
 */
record Voyage(
        String shipmentId,
        String carrier,
        String zone,
        LocalDate estimatedDelivery,
        @Nullable Instant dispatchedAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant returnedAt) {

    Voyage dispatched(Instant at) {
        return new Voyage(shipmentId, carrier, zone, estimatedDelivery, at, deliveredAt, returnedAt);
    }

    Voyage tracked(ShipmentTracked sighting) {
        return switch (sighting.reported()) {
            case DELIVERED ->
                new Voyage(
                        shipmentId,
                        carrier,
                        zone,
                        estimatedDelivery,
                        dispatchedAt,
                        first(deliveredAt, sighting.occurredAt()),
                        returnedAt);
            case RETURNED ->
                new Voyage(
                        shipmentId,
                        carrier,
                        zone,
                        estimatedDelivery,
                        dispatchedAt,
                        deliveredAt,
                        first(returnedAt, sighting.occurredAt()));
            case BOOKED, DISPATCHED, IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERY_FAILED, CANCELLED -> this;
        };
    }

    private static Instant first(@Nullable Instant known, Instant told) {
        return known == null || told.isBefore(known) ? told : known;
    }

    /** Adds how it ended to the days, or takes it away. */
    void count(ShippingDays days, ZoneId businessZone, int sign) {
        if (returnedAt != null) {
            days.of(LocalDate.ofInstant(returnedAt, businessZone), carrier, zone).returned += sign;
        } else if (deliveredAt != null) {
            var deliveryDay = LocalDate.ofInstant(deliveredAt, businessZone);
            var day = days.of(deliveryDay, carrier, zone);
            day.delivered += sign;
            if (!deliveryDay.isAfter(estimatedDelivery)) {
                day.onTime += sign;
            }
            day.transitSeconds += sign * transit(deliveredAt).toSeconds();
        }
    }

    /** A clerk may dispatch in the books what the carrier has had for a while. */
    private Duration transit(Instant delivered) {
        return dispatchedAt == null || delivered.isBefore(dispatchedAt)
                ? Duration.ZERO
                : Duration.between(dispatchedAt, delivered);
    }
}
