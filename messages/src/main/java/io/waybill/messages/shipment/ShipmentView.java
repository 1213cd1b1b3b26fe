package io.waybill.messages.shipment;

import io.waybill.messages.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A shipment as it is read. Of a customer who was erased, nothing about the person is left.
 *
 * @param id its id
 * @param trackingNumber by which the carrier and the customer know it
 * @param reference what the business calls it
 * @param customer whom it is for
 * @param from where the carrier fetches it
 * @param to where the carrier brings it
 * @param parcels the parcels
 * @param items what is in them, may be empty
 * @param carrier the code of the carrier
 * @param service the carrier's service
 * @param cost what the carrier takes
 * @param estimatedDelivery the day it arrives by then, in the zone of the business
 * @param status how far it is
 * @param bookedAt when it was booked
 * @param trackingHistory what happened to it, in the order in which it happened, which need not be the one in which it
 *     was told; the newest {@value #LONGEST_HISTORY}
 * @param version the version of the aggregate this view shows
 */
public record ShipmentView(
        String id,
        String trackingNumber,
        String reference,
        ShipmentCustomer customer,
        ShipmentEnd from,
        ShipmentEnd to,
        List<Parcel> parcels,
        List<ShippedItem> items,
        String carrier,
        String service,
        Money cost,
        LocalDate estimatedDelivery,
        ShipmentStatus status,
        Instant bookedAt,
        List<ShipmentSighting> trackingHistory,
        long version) {

    /** The most entries of a history that are shown. */
    public static final int LONGEST_HISTORY = 500;

    /** Keeps its own copies of the lists. */
    public ShipmentView {
        parcels = List.copyOf(parcels);
        items = List.copyOf(items);
        trackingHistory = List.copyOf(trackingHistory);
    }
}
