package io.waybill.messages.product;

import io.waybill.messages.Money;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A product as it is read.
 *
 * @param id its id
 * @param sku the stock keeping unit
 * @param name the name
 * @param description free text, may be empty
 * @param price the selling price
 * @param category the category it is filed under
 * @param attributes further named properties
 * @param weightGrams the weight in grams, or absent
 * @param dimensionsMm the outer dimensions in millimetres, or absent
 * @param createdAt when it was registered
 * @param discontinuedAt when the trade in it ended, or absent
 * @param version the version of the aggregate this view shows
 */
public record ProductView(
        String id,
        String sku,
        String name,
        String description,
        Money price,
        String category,
        Map<String, String> attributes,
        @Nullable Integer weightGrams,
        @Nullable Dimensions dimensionsMm,
        Instant createdAt,
        @Nullable Instant discontinuedAt,
        long version) {

    /**
     * The view of a product that is traded.
     *
     * @param productId its id
     * @param details what it is
     * @param createdAt when it was registered
     * @param version the version of the aggregate
     * @return the view
     */
    public static ProductView of(String productId, ProductDetails details, Instant createdAt, long version) {
        return new ProductView(
                productId,
                details.sku(),
                details.name(),
                details.description(),
                details.price(),
                details.category(),
                details.attributes(),
                details.weightGrams(),
                details.dimensionsMm(),
                createdAt,
                null,
                version);
    }

    /**
     * The same product once the trade in it ended.
     *
     * @param endedAt when, or absent if it goes on
     * @param versionThen the version of the aggregate with it
     */
    public ProductView endedAt(@Nullable Instant endedAt, long versionThen) {
        return new ProductView(
                id,
                sku,
                name,
                description,
                price,
                category,
                attributes,
                weightGrams,
                dimensionsMm,
                createdAt,
                endedAt,
                versionThen);
    }
}
