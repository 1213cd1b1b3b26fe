package io.waybill.messages.stock;

import io.waybill.messages.Becomes;
import io.waybill.messages.EventName;
import io.waybill.messages.Sets;
import org.axonframework.serialization.Revision;

/**
 * A reservation was given up; its goods are available again.
 *
 * @param stockItemId the stock item
 * @param reservationId the reservation
 * @param quantity how many were reserved
 * @param reserved how many of the goods on hand are reserved after this
 */
@EventName("stock.reservation-released")
@Revision("1")
@Sets("reservations.{reservationId}=")
public record StockReservationReleased(
        String stockItemId,
        @Becomes(Becomes.NOTHING) String reservationId,
        @Becomes(Becomes.NOTHING) long quantity,
        long reserved)
        implements StockEvent {}
