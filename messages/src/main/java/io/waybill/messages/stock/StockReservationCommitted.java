package io.waybill.messages.stock;

import io.waybill.messages.Becomes;
import io.waybill.messages.EventName;
import io.waybill.messages.Sets;
import org.axonframework.serialization.Revision;

/**
 * The goods of a reservation left.
 *
 * @param stockItemId the stock item
 * @param reservationId the reservation
 * @param referenceId the order it belongs to
 * @param quantity how many left, more than 0
 * @param reserved how many of the goods on hand are reserved after this
 * @param previousQuantity the quantity on hand before
 * @param newQuantity the quantity on hand after, 0 or more
 */
@EventName("stock.reservation-committed")
@Revision("1")
@Sets("reservations.{reservationId}=")
public record StockReservationCommitted(
        String stockItemId,
        @Becomes(Becomes.NOTHING) String reservationId,
        @Becomes(Becomes.NOTHING) String referenceId,
        @Becomes(Becomes.NOTHING) long quantity,
        long reserved,
        @Becomes(Becomes.NOTHING) long previousQuantity,
        @Becomes("quantity") long newQuantity)
        implements StockEvent {

    /** The same as a movement, for whoever only counts the goods on hand: a sale, under the id of the reservation. */
    public StockMovementRecorded movement() {
        return new StockMovementRecorded(
                stockItemId,
                reservationId,
                MovementType.SOLD,
                quantity,
                previousQuantity,
                newQuantity,
                reserved,
                referenceId,
                null);
    }
}
