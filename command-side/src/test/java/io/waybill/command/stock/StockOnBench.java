package io.waybill.command.stock;

import io.waybill.command.Bench;
import org.axonframework.modelling.command.inspection.AggregateModel;

/** Stock items on a bench, for tests of those who move goods. */
public final class StockOnBench {

    private static final Trade TRADE = new Trade();
    private static final AggregateModel<StockItem> MODEL = Bench.model(StockItem.class, TRADE);

    private StockOnBench() {}

    /** Which products are in trade, on every bench. */
    public static Trade trade() {
        return TRADE;
    }

    /** Puts stock items on a bench. */
    public static TransferredGoods put(Bench bench) {
        return new TransferredGoods(bench.aggregates(MODEL), TRADE);
    }
}
