package io.waybill.messages.stock;

import io.waybill.messages.EventName;
import io.waybill.messages.Sets;
import org.axonframework.serialization.Revision;

/**
 * A stock item takes no new goods from now on. What is there can leave, come back and be counted as before.
 *
 * @param stockItemId the stock item
 */
@EventName("stock.receiving-stopped")
@Revision("1")
@Sets("receiving=false")
public record StockReceivingStopped(String stockItemId) implements StockEvent {}
