package io.waybill.messages.stock;

import org.jspecify.annotations.Nullable;

/**
 * Asks for stock items in the order of their ids; answered with a {@link StockPage}.
 *
 * @param status only those with this status, or absent
 * @param location only those at this location, or absent
 * @param productId only those of this product, or absent
 * @param text only those whose SKU, product name or location contains this, without regard to case, or absent
 * @param limit how many at most, 1 to 200
 * @param cursor where the page before ended, or absent for the first
 */
public record ListStock(
        @Nullable StockStatus status,
        @Nullable String location,
        @Nullable String productId,
        @Nullable String text,
        int limit,
        @Nullable String cursor) {}
