package io.waybill.messages.stock;

/**
 * Asks for one stock item; answered with a {@link StockItemView}, or nothing.
 *
 * @param stockItemId its id
 */
public record FindStockItem(String stockItemId) {}
