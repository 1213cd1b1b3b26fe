package io.waybill.messages.product;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many products there would be with another filter. Each facet keeps to the text and to the filters, except its own.
 *
 * @param categories the categories with the most products, at most 50, the largest first
 * @param priceRanges ranges of prices, whatever the currency, the cheapest first
 * @param inStock how many are available and how many are not
 */
public record ProductFacets(List<InCategory> categories, List<InPriceRange> priceRanges, List<InStock> inStock) {

    /** Nothing to count. */
    public static final ProductFacets NONE = new ProductFacets(List.of(), List.of(), List.of());

    /** Keeps its own copies. */
    public ProductFacets {
        categories = List.copyOf(categories);
        priceRanges = List.copyOf(priceRanges);
        inStock = List.copyOf(inStock);
    }

    /**
     * The products of a category.
     *
     * @param value the name of the category
     * @param count how many
     */
    public record InCategory(String value, long count) {}

    /**
     * The products of a range of prices.
     *
     * @param from the lowest price, as {@code minPrice} takes it, absent for the first range
     * @param to the highest price, as {@code maxPrice} takes it, absent for the last range
     * @param count how many
     */
    public record InPriceRange(
            @Nullable String from, @Nullable String to, long count) {}

    /**
     * The products that are available, or not.
     *
     * @param value whether they are
     * @param count how many
     */
    public record InStock(boolean value, long count) {}
}
