package io.waybill.projection.stock;

import io.waybill.messages.product.ProductChanged;
import io.waybill.messages.product.ProductRegistered;
import io.waybill.messages.stock.StockEvent;
import io.waybill.projection.engine.Batch;
import io.waybill.projection.engine.Places;
import io.waybill.projection.engine.PostgresPlaces;
import io.waybill.projection.engine.Projection;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the stock items: what there is of each product at each location. */
@Component
class StockProjection implements Projection {

    private final PostgresPlaces places;
    private final JdbcClient jdbc;

    StockProjection(DataSource dataSource) {
        this.places = new PostgresPlaces(
                "stock", List.of("stock"), new ClassPathResource("stock.sql", StockProjection.class), dataSource);
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public String name() {
        return "stock";
    }

    @Override
    public Places places() {
        return places;
    }

    @Override
    public boolean handles(Class<?> eventType) {
        return StockEvent.class.isAssignableFrom(eventType)
                || eventType == ProductRegistered.class
                || eventType == ProductChanged.class;
    }

    @Override
    public Batch begin(String place) {
        return new StockBatch(place, jdbc);
    }
}
