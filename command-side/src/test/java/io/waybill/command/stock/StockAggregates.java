package io.waybill.command.stock;

import io.waybill.command.Decisions;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;

/** The stock side of decisions that begin elsewhere. */
public final class StockAggregates {

    private StockAggregates() {}

    /** Adds them. */
    public static Configurer with(Configurer configurer) {
        return configurer.configureAggregate(StockItem.class);
    }

    /** Opens stock items. */
    public static StockOpening opening(Configuration axon) {
        return new StockOpening(Decisions.lazily(axon, StockItem.class));
    }
}
