package io.waybill.projection.trade;

import io.waybill.messages.product.ProductChanged;
import io.waybill.messages.product.ProductPriceChanged;
import io.waybill.messages.product.ProductRegistered;
import io.waybill.messages.report.ReportType.Rollup;
import io.waybill.messages.shipment.ShipmentBooked;
import io.waybill.messages.shipment.ShipmentCancelled;
import io.waybill.messages.stock.StockItemOpened;
import io.waybill.messages.stock.StockMovementRecorded;
import io.waybill.messages.stock.StockReservationCommitted;
import io.waybill.projection.engine.Batch;
import io.waybill.projection.engine.Places;
import io.waybill.projection.engine.PostgresPlaces;
import io.waybill.projection.engine.Projection;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds up what was traded on each day. */
@Component
class TradeProjection implements Projection {

    private static final Set<Class<?>> EVENTS = Set.of(
            ProductRegistered.class,
            ProductChanged.class,
            ProductPriceChanged.class,
            StockItemOpened.class,
            StockMovementRecorded.class,
            StockReservationCommitted.class,
            ShipmentBooked.class,
            ShipmentCancelled.class);

    private final PostgresPlaces places;
    private final JdbcClient jdbc;
    private final ZoneId businessZone;

    TradeProjection(DataSource dataSource, @Value("${waybill.business-zone:Asia/Bangkok}") ZoneId businessZone) {
        this.places = new PostgresPlaces(
                Rollup.TRADE,
                List.of("trade_product", "trade_day", "trade_product_day", "trade_ledger_day", "trade_position"),
                new ClassPathResource("trade.sql", TradeProjection.class),
                dataSource);
        this.jdbc = JdbcClient.create(dataSource);
        this.businessZone = businessZone;
    }

    @Override
    public String name() {
        return Rollup.TRADE;
    }

    @Override
    public Places places() {
        return places;
    }

    @Override
    public boolean handles(Class<?> eventType) {
        return EVENTS.contains(eventType);
    }

    @Override
    public Batch begin(String place) {
        return new TradeBatch(place, jdbc, businessZone);
    }
}
