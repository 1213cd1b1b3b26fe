package io.waybill.command.stock;

import io.waybill.command.Decisions;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;

/** The stock side of decisions, also of those that begin elsewhere. */
public final class StockAggregates {

    private StockAggregates() {}

    /** Stock items alone, of products that are in trade or not. */
    static Decisions decide(Trade trade) {
        return Decisions.of(configurer -> with(configurer, trade));
    }

    /** Adds them, of products that are in trade or not. */
    public static Configurer with(Configurer configurer, Trade trade) {
        return with(configurer).registerComponent(ProductsInTrade.class, axon -> trade);
    }

    /** Adds them, where something else says which products are in trade. */
    public static Configurer with(Configurer configurer) {
        return configurer.configureAggregate(StockItem.class);
    }

    /** Opens stock items. */
    public static StockOpening opening(Configuration axon) {
        return new StockOpening(Decisions.lazily(axon, StockItem.class));
    }

    /** Moves goods between stock items. */
    public static TransferredGoods goods(Configuration axon) {
        return new TransferredGoods(axon.repository(StockItem.class), axon.getComponent(ProductsInTrade.class));
    }
}
