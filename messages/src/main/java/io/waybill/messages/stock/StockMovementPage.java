package io.waybill.messages.stock;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the movements of a stock item.
 *
 * @param items the movements, the newest first
 * @param nextCursor where the next page starts, or absent on the last
 * @param version the version of the stock item that the list is complete up to
 */
public record StockMovementPage(
        List<StockMovementView> items, @Nullable String nextCursor, long version) {

    /** Keeps its own copy of the items. */
    public StockMovementPage {
        items = List.copyOf(items);
    }
}
