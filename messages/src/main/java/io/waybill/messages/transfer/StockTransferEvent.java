package io.waybill.messages.transfer;

/** What can happen to a transfer of goods between two locations. */
public sealed interface StockTransferEvent
        permits StockTransferStarted,
                StockTransferRefused,
                StockTransferDeparted,
                StockTransferArrived,
                StockTransferTurnedAway,
                StockTransferReturned {

    /** The transfer it happened to. */
    String transferId();
}
