package io.waybill.messages.stock;

import io.waybill.messages.EventName;
import org.axonframework.serialization.Revision;

/**
 * A stock item takes no new goods from now on. What is there can leave, come back and be counted as before.
 *
 * @param stockItemId the stock item
 */
@EventName("stock.receiving-stopped")
@Revision("1")
public record StockReceivingStopped(String stockItemId) implements StockEvent {}
