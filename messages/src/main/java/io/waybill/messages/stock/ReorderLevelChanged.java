package io.waybill.messages.stock;

import io.waybill.messages.Becomes;
import io.waybill.messages.EventName;
import org.axonframework.serialization.Revision;

/**
 * The stock counts as low from another number of goods on.
 *
 * @param stockItemId the stock item
 * @param previousLevel the level before
 * @param reorderLevel at or below how many available the stock counts as low, 0 or more
 */
@EventName("stock.reorder-level-changed")
@Revision("1")
public record ReorderLevelChanged(
        String stockItemId, @Becomes(Becomes.NOTHING) long previousLevel, long reorderLevel) implements StockEvent {}
