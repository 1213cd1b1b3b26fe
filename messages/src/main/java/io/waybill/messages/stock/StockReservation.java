package io.waybill.messages.stock;

import java.time.Instant;

/**
 * A reservation, as the answer to {@link ReserveStock}.
 *
 * @param reservationId its id
 * @param stockItemId the stock item
 * @param quantity how many goods are reserved
 * @param available how many goods can still be promised after it
 * @param expiresAt when it ends by itself
 * @param version the version of the stock item after
 */
public record StockReservation(
        String reservationId, String stockItemId, long quantity, long available, Instant expiresAt, long version) {}
