package io.waybill.command.transfer;

import io.waybill.command.Bench;
import io.waybill.command.stock.StockOnBench;
import io.waybill.messages.transfer.IssueTransferredGoods;
import io.waybill.messages.transfer.ReceiveTransferredGoods;
import io.waybill.messages.transfer.StartStockTransfer;
import io.waybill.messages.transfer.TakeBackTransferredGoods;
import io.waybill.messages.transfer.TransferOrder;
import java.util.List;
import org.axonframework.modelling.command.inspection.AggregateModel;

/** Transfers and stock items on a bench, without the policies: a test takes the steps itself. */
final class TransferOnBench {

    private static final AggregateModel<StockTransfer> MODEL = Bench.model(StockTransfer.class);

    private TransferOnBench() {}

    static Bench bench() {
        var bench = new Bench();
        var goods = StockOnBench.put(bench);
        bench.handler(new TransferSteps(bench.aggregates(MODEL), goods));
        return bench;
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
