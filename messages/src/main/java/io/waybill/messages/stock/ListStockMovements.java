package io.waybill.messages.stock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks how the goods of a stock item moved, the newest first; answered with a {@link StockMovementPage}, or nothing where
 * there is no such stock item.
 *
 * @param stockItemId the stock item
 * @param from from when on, inclusive, or absent for the beginning
 * @param to until when, exclusive, or absent for now
 * @param type of which type only, or absent for all
 * @param limit how many at most, 1 to 200
 * @param cursor where the page before ended, or absent for the first
 */
public record ListStockMovements(
        String stockItemId,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable MovementType type,
        int limit,
        @Nullable String cursor) {}
