package io.waybill.messages.product;

import io.waybill.messages.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A product as a search finds it: a {@link ProductView} with what belongs to the search.
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
 * @param discontinuedAt always absent: what is no longer traded is not found
 * @param version the version of the aggregate this shows
 * @param inStock whether some are available at any location
 * @param highlights of the fields {@code name} and {@code description}, where the text is in them: the name, or pieces of
 *     the description, as HTML with what matches in {@code <em>} and everything else escaped
 */
public record FoundProduct(
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
        long version,
        boolean inStock,
        Map<String, List<String>> highlights) {

    /**
     * A product that was found.
     *
     * @param product the product
     * @param inStock whether some are available
     * @param highlights where the text is in it
     */
    public static FoundProduct of(ProductView product, boolean inStock, Map<String, List<String>> highlights) {
        return new FoundProduct(
                product.id(),
                product.sku(),
                product.name(),
                product.description(),
                product.price(),
                product.category(),
                product.attributes(),
                product.weightGrams(),
                product.dimensionsMm(),
                product.createdAt(),
                product.discontinuedAt(),
                product.version(),
                inStock,
                highlights);
    }
}
