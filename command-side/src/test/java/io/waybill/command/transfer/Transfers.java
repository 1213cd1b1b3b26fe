package io.waybill.command.transfer;

import io.waybill.command.Decisions;
import io.waybill.command.stock.StockAggregates;
import io.waybill.command.stock.Trade;
import io.waybill.messages.transfer.IssueTransferredGoods;
import io.waybill.messages.transfer.ReceiveTransferredGoods;
import io.waybill.messages.transfer.StartStockTransfer;
import io.waybill.messages.transfer.TakeBackTransferredGoods;
import io.waybill.messages.transfer.TransferOrder;
import java.util.List;

/** Transfers and stock items, for given, when and then, without the policies: a test takes the steps itself. */
final class Transfers {

    private Transfers() {}

    static Decisions decide(Trade trade) {
        return Decisions.of(configurer -> StockAggregates.with(configurer, trade)
                .configureAggregate(StockTransfer.class)
                .registerCommandHandler(
                        axon -> new TransferSteps(axon.repository(StockTransfer.class), StockAggregates.goods(axon))));
    }

    /** The steps of a transfer, in their order. */
    static List<Object> steps(StartStockTransfer transfer) {
        TransferOrder order = transfer.order();
        return List.of(
                new IssueTransferredGoods(order.source(), transfer.transferId()),
                new ReceiveTransferredGoods(order.destination(), transfer.transferId()),
                new TakeBackTransferredGoods(order.source(), transfer.transferId()));
    }
}
