package io.waybill.messages.stock;

import io.waybill.messages.EventName;
import org.axonframework.serialization.Revision;

/**
 * A reservation ended by itself; its goods are available again.
 *
 * @param stockItemId the stock item
 * @param reservationId the reservation
 * @param quantity how many were reserved
 * @param reserved how many of the goods on hand are reserved after this
 */
@EventName("stock.reservation-expired")
@Revision("1")
public record StockReservationExpired(String stockItemId, String reservationId, long quantity, long reserved)
        implements StockEvent {}
