package io.waybill.messages.product;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the products that match a text in Thai or English and some filters; answered with a {@link ProductPage}.
 *
 * @param text what to look for, or absent for all products
 * @param category the name of the category they are filed under, or absent for any
 * @param minPrice the least they cost, each in its own currency, 0 or more with at most 4 decimals, or absent
 * @param maxPrice the most they cost, each in its own currency, 0 or more with at most 4 decimals, or absent
 * @param inStock whether some must be available, or none, or absent for either
 * @param sort in which order
 * @param limit how many at most, 1 to 200
 * @param cursor where the page before ended, or absent for the first
 */
public record SearchProducts(
        @Nullable String text,
        @Nullable String category,
        @Nullable BigDecimal minPrice,
        @Nullable BigDecimal maxPrice,
        @Nullable Boolean inStock,
        ProductSort sort,
        int limit,
        @Nullable String cursor) {}
