package io.waybill.projection.stock;

import io.waybill.messages.product.ProductChanged;
import io.waybill.messages.product.ProductRegistered;
import io.waybill.messages.stock.StockEvent;
import io.waybill.messages.stock.StockReservationFellDue;
import io.waybill.projection.engine.Batch;
import io.waybill.projection.engine.Projection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the stock items: what there is of each product at each location. */
@Component
class StockProjection implements Projection {

    private final JdbcClient jdbc;

    StockProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "stock";
    }

    @Override
    public Store store() {
        return Store.POSTGRESQL;
    }

    @Override
    public boolean handles(Class<?> eventType) {
        // That a reservation fell due is said by the scheduler, not by the stock item.
        return (StockEvent.class.isAssignableFrom(eventType) && eventType != StockReservationFellDue.class)
                || eventType == ProductRegistered.class
                || eventType == ProductChanged.class;
    }

    @Override
    public Batch begin() {
        return new StockBatch(jdbc);
    }
}
