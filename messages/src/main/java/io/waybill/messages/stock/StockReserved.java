package io.waybill.messages.stock;

import io.waybill.messages.Becomes;
import io.waybill.messages.EventName;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/**
 * Goods on hand were promised to someone and are available to nobody else, until they leave or the promise ends.
 *
 * @param stockItemId the stock item
 * @param reservationId the reservation
 * @param referenceId the order it belongs to
 * @param quantity how many were reserved, more than 0
 * @param reserved how many of the goods on hand are reserved after this
 * @param available how many can still be promised after this, 0 or more
 * @param expiresAt when the reservation ends by itself
 */
@EventName("stock.reserved")
@Revision("1")
public record StockReserved(
        String stockItemId,
        @Becomes(Becomes.NOTHING) String reservationId,
        @Becomes("reservations.{reservationId}.referenceId") String referenceId,
        @Becomes("reservations.{reservationId}.quantity") long quantity,
        long reserved,
        @Becomes(Becomes.NOTHING) long available,
        @Becomes("reservations.{reservationId}.expiresAt") Instant expiresAt)
        implements StockEvent {}
