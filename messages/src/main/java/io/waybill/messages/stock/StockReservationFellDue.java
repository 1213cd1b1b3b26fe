package io.waybill.messages.stock;

import io.waybill.messages.EventName;
import org.axonframework.serialization.Revision;

/**
 * The time of a reservation is over, whatever became of it meanwhile. Nobody decides this: it is scheduled when the
 * reservation is made, and comes at least once.
 *
 * @param stockItemId the stock item
 * @param reservationId the reservation
 */
@EventName("stock.reservation-fell-due")
@Revision("1")
public record StockReservationFellDue(String stockItemId, String reservationId) implements StockEvent {}
