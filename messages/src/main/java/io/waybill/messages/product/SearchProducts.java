package io.waybill.messages.product;

import org.jspecify.annotations.Nullable;

/**
 * Asks for the products that match a text in Thai or English, best first; answered with a {@link ProductPage}.
 *
 * @param text what to look for, or absent for all products
 * @param limit how many at most, 1 to 200
 * @param cursor where the page before ended, or absent for the first
 */
public record SearchProducts(
        @Nullable String text, int limit, @Nullable String cursor) {}
