package io.waybill.messages.shipment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for shipments, the one booked last first; answered with a {@link ShipmentPage}.
 *
 * @param status only those that are this far, or absent
 * @param carrier only those with the carrier of this code, or absent
 * @param from booked from when on, inclusive, or absent for the beginning
 * @param to booked until when, exclusive, or absent for now
 * @param text only those whose reference, tracking number, or customer's name or email address contains this, without
 *     regard to case, or absent
 * @param limit how many at most, 1 to 200
 * @param cursor where the page before ended, or absent for the first
 * @param total whether to count them
 */
public record ListShipments(
        @Nullable ShipmentStatus status,
        @Nullable String carrier,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String text,
        int limit,
        @Nullable String cursor,
        boolean total) {

    /** How far shipments are counted: beyond it the answer has no total. */
    public static final int COUNTED = 10_000;

    /** Says nothing about people, since messages end up in logs. */
    @Override
    public String toString() {
        return "ListShipments[]";
    }
}
