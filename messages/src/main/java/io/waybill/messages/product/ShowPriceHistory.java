package io.waybill.messages.product;

import org.jspecify.annotations.Nullable;

/**
 * Asks which prices a product had, the newest first; answered with a {@link PriceHistoryPage}, or nothing where there never
 * was such a product.
 *
 * @param productId the product, which may be no longer traded
 * @param limit how many at most, 1 to 200
 * @param cursor where the page before ended, or absent for the first
 */
public record ShowPriceHistory(
        String productId, int limit, @Nullable String cursor) {}
