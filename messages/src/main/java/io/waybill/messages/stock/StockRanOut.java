package io.waybill.messages.stock;

import io.waybill.messages.EventName;
import org.axonframework.serialization.Revision;

/**
 * No goods are available, where there were some before. Once for each crossing.
 *
 * @param stockItemId the stock item
 */
@EventName("stock.ran-out")
@Revision("1")
public record StockRanOut(String stockItemId) implements StockEvent {}
