package io.waybill.messages.stock;

import io.waybill.messages.Becomes;
import io.waybill.messages.EventName;
import org.axonframework.serialization.Revision;

/**
 * No more goods are available than the reorder level, where there were more before. Once for each crossing.
 *
 * @param stockItemId the stock item
 * @param available how many can still be promised
 * @param reorderLevel the reorder level
 */
@EventName("stock.ran-low")
@Revision("1")
public record StockRanLow(
        String stockItemId,
        @Becomes(Becomes.NOTHING) long available,
        @Becomes(Becomes.NOTHING) long reorderLevel) implements StockEvent {}
