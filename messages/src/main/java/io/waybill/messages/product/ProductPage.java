package io.waybill.messages.product;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of products.
 *
 * @param items the products
 * @param nextCursor where the next page starts, or absent on the last
 */
public record ProductPage(List<ProductView> items, @Nullable String nextCursor) {

    /** Keeps its own copy of the items. */
    public ProductPage {
        items = List.copyOf(items);
    }
}
