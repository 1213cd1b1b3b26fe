package io.waybill.projection.stock;

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

/** Keeps how the goods of each stock item moved. */
@Component
class MovementProjection implements Projection {

    private final PostgresPlaces places;
    private final JdbcClient jdbc;

    MovementProjection(DataSource dataSource) {
        this.places = new PostgresPlaces(
                "movements",
                List.of("moved_item", "stock_movement"),
                new ClassPathResource("movements.sql", MovementProjection.class),
                dataSource);
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public String name() {
        return "stock-movements";
    }

    /** What is said of one aggregate concerns no other, so several threads may write. */
    @Override
    public int segments() {
        return 2;
    }

    @Override
    public Places places() {
        return places;
    }

    @Override
    public boolean handles(Class<?> eventType) {
        return StockEvent.class.isAssignableFrom(eventType);
    }

    @Override
    public Batch begin(String place) {
        return new MovementBatch(place, jdbc);
    }
}
