package io.waybill.messages.stock;

/**
 * How far a stock item has come, as the answer to a command that has nothing else to say.
 *
 * @param stockItemId the stock item
 * @param version its version after the command
 */
public record StockItemVersion(String stockItemId, long version) {}
