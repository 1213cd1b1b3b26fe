package io.waybill.messages.stock;

/** What can happen to a stock item. */
public sealed interface StockEvent permits StockItemOpened, StockMovementRecorded {

    /** The stock item it happened to. */
    String stockItemId();
}
