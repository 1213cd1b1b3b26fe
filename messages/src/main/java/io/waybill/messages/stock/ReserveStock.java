package io.waybill.messages.stock;

import io.waybill.messages.Texts;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Promises goods on hand to someone; answered with a {@link StockReservation}.
 *
 * @param stockItemId the stock item
 * @param reservationId the id of the reservation, made by the edge
 * @param referenceId the order it belongs to, at most {@value #LONGEST_REFERENCE} characters
 * @param quantity how many, 1 to {@value RecordStockMovement#MOST}
 * @param expiresAt when the reservation ends by itself
 */
public record ReserveStock(
        @TargetAggregateIdentifier String stockItemId,
        String reservationId,
        String referenceId,
        long quantity,
        Instant expiresAt) {

    /** How long goods stay reserved where nobody says how long. */
    public static final Duration USUAL_TIME = Duration.ofMinutes(15);

    /** The longest that goods stay reserved, in seconds: 30 days. */
    public static final long MOST_SECONDS = 2_592_000;

    /** The most characters of a reference. */
    public static final int LONGEST_REFERENCE = 200;

    /**
     * @throws IllegalArgumentException if the reference is blank or too long, or the quantity is out of its range
     */
    public ReserveStock {
        Texts.required("referenceId", referenceId, LONGEST_REFERENCE);
        if (quantity < 1 || quantity > RecordStockMovement.MOST) {
            throw new IllegalArgumentException("quantity must be 1 to " + RecordStockMovement.MOST);
        }
    }
}
