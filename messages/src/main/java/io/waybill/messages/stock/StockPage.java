package io.waybill.messages.stock;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of stock items.
 *
 * @param items the stock items
 * @param nextCursor where the next page starts, or absent on the last
 */
public record StockPage(List<StockItemView> items, @Nullable String nextCursor) {

    /** Keeps its own copy of the items. */
    public StockPage {
        items = List.copyOf(items);
    }
}
