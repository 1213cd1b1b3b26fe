package io.waybill.messages.stock;

/** What can happen to a stock item. */
public sealed interface StockEvent
        permits StockItemOpened,
                StockMovementRecorded,
                StockReserved,
                StockReservationCommitted,
                StockReservationReleased,
                StockReservationExpired,
                StockReservationFellDue,
                ReorderLevelChanged,
                StockRanLow,
                StockRanOut,
                StockReceivingStopped {

    /** The stock item it happened to. */
    String stockItemId();
}
