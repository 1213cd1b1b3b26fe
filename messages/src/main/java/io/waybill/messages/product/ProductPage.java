package io.waybill.messages.product;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of products.
 *
 * @param items the products
 * @param nextCursor where the next page starts, or absent on the last
 * @param facets how many there would be with another filter
 * @param suggest what was probably meant, absent unless nothing matches the text as it is written
 */
public record ProductPage(
        List<FoundProduct> items,
        @Nullable String nextCursor,
        ProductFacets facets,
        @Nullable String suggest) {

    /** Keeps its own copy of the items. */
    public ProductPage {
        items = List.copyOf(items);
    }
}
