package io.waybill.messages.stock;

/** How well stocked a stock item is. */
public enum StockStatus {
    /** More is available than the reorder level. */
    IN_STOCK,
    /** Something is available, but no more than the reorder level. */
    LOW_STOCK,
    /** Nothing is available. */
    OUT_OF_STOCK
}
