package io.waybill.messages.product;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the prices that a product had.
 *
 * @param items the prices, the newest first; the last one of all is the price that the product was registered with
 * @param nextCursor where the next page starts, or absent on the last
 * @param version the version of the product that the list is complete up to
 */
public record PriceHistoryPage(
        List<PastPrice> items, @Nullable String nextCursor, long version) {

    /** Keeps its own copy of the items. */
    public PriceHistoryPage {
        items = List.copyOf(items);
    }
}
