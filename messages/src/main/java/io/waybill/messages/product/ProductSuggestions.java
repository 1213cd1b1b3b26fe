package io.waybill.messages.product;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may be about to type.
 *
 * @param items the names of products, the likeliest first, each once
 * @param nextCursor always absent
 */
public record ProductSuggestions(
        List<Suggestion> items, @Nullable String nextCursor) {

    /** Keeps its own copy of the items. */
    public ProductSuggestions {
        items = List.copyOf(items);
    }

    /**
     * A name.
     *
     * @param text the name of a product
     * @param productId a product with that name
     */
    public record Suggestion(String text, String productId) {}
}
