package io.waybill.messages.report;

/** Asks for the stock as a whole; answered with a {@link StockStatusReport}. */
public record ShowStockStatus() {}
