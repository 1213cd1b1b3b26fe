package io.waybill.messages.shipment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What anybody with its tracking number may know of a shipment: nothing in it is about a person.
 *
 * @param shipmentId its id
 * @param trackingNumber by which the carrier and the customer know it
 * @param carrier the code of the carrier
 * @param service the carrier's service
 * @param status how far it is
 * @param estimatedDelivery the day it arrives by then, in the zone of the business
 * @param trackingHistory what happened to it, in the order in which it happened; the newest
 *     {@value ShipmentView#LONGEST_HISTORY}
 * @param version the version of the aggregate this view shows
 * @param position the position of the newest event it shows
 */
public record TrackingView(
        String shipmentId,
        String trackingNumber,
        String carrier,
        String service,
        ShipmentStatus status,
        LocalDate estimatedDelivery,
        List<PublicSighting> trackingHistory,
        long version,
        long position) {

    /** Keeps its own copy of the history. */
    public TrackingView {
        trackingHistory = List.copyOf(trackingHistory);
    }

    /**
     * What happened to a shipment, as anybody may know it.
     *
     * @param status how far it was
     * @param location where that was, or absent
     * @param occurredAt when that was
     */
    public record PublicSighting(
            ShipmentStatus status, @Nullable String location, Instant occurredAt) {}
}
