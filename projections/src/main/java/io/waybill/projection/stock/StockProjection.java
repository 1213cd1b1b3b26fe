package io.waybill.projection.stock;

import io.waybill.messages.live.LiveChange;
import io.waybill.messages.product.ProductChanged;
import io.waybill.messages.product.ProductDetails;
import io.waybill.messages.product.ProductRegistered;
import io.waybill.messages.stock.ReorderLevelChanged;
import io.waybill.messages.stock.StockEvent;
import io.waybill.messages.stock.StockItemOpened;
import io.waybill.messages.stock.StockMovementRecorded;
import io.waybill.messages.stock.StockReservationCommitted;
import io.waybill.messages.stock.StockReservationExpired;
import io.waybill.messages.stock.StockReservationReleased;
import io.waybill.messages.stock.StockReserved;
import io.waybill.projection.Position;
import io.waybill.projection.live.LiveAnnouncements;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the stock items: what there is of each product at each location. */
@Component
@ProcessingGroup("stock")
class StockProjection {

    private final JdbcClient jdbc;
    private final LiveAnnouncements live;

    StockProjection(JdbcClient jdbc, LiveAnnouncements live) {
        this.jdbc = jdbc;
        this.live = live;
    }

    @EventHandler
    void on(ProductRegistered event) {
        name(event.productId(), event.details());
    }

    @EventHandler
    void on(ProductChanged event) {
        name(event.productId(), event.details());
    }

    private void name(String productId, ProductDetails details) {
        jdbc.sql("""
                        insert into projection.stock_product (product_id, sku, name) values (?, ?, ?)
                        on conflict (product_id) do update set (sku, name) = (excluded.sku, excluded.name)""").params(productId, details.sku(), details.name()).update();
    }

    @EventHandler
    void on(StockItemOpened event, @SequenceNumber long version, TrackingToken token) {
        long position = Position.of(token);
        jdbc.sql("""
                        insert into projection.stock_item
                            (id, product_id, location, quantity, reserved, reorder_level, version, position)
                        values (?, ?, ?, 0, 0, ?, ?, ?)""")
                .params(
                        event.stockItemId(),
                        event.productId(),
                        event.location(),
                        event.reorderLevel(),
                        version,
                        position)
                .update();
        live.changed(new LiveChange(LiveChange.STOCK, event.stockItemId(), version, position));
    }

    @EventHandler
    void on(
            StockMovementRecorded event,
            @SequenceNumber long version,
            TrackingToken token,
            @org.axonframework.eventhandling.Timestamp Instant at) {
        change(
                event,
                version,
                token,
                "quantity = :quantity, last_restocked_at = case when :restocked then :at else last_restocked_at end,",
                Map.of(
                        "quantity",
                        event.newQuantity(),
                        "restocked",
                        event.type().bringsNewGoods(),
                        "at",
                        Timestamp.from(at)));
    }

    @EventHandler
    void on(StockReserved event, @SequenceNumber long version, TrackingToken token) {
        change(event, version, token, "reserved = :reserved,", Map.of("reserved", event.reserved()));
    }

    @EventHandler
    void on(StockReservationCommitted event, @SequenceNumber long version, TrackingToken token) {
        change(
                event,
                version,
                token,
                "quantity = :quantity, reserved = :reserved,",
                Map.of("quantity", event.newQuantity(), "reserved", event.reserved()));
    }

    @EventHandler
    void on(StockReservationReleased event, @SequenceNumber long version, TrackingToken token) {
        change(event, version, token, "reserved = :reserved,", Map.of("reserved", event.reserved()));
    }

    @EventHandler
    void on(StockReservationExpired event, @SequenceNumber long version, TrackingToken token) {
        change(event, version, token, "reserved = :reserved,", Map.of("reserved", event.reserved()));
    }

    @EventHandler
    void on(ReorderLevelChanged event, @SequenceNumber long version, TrackingToken token) {
        change(event, version, token, "reorder_level = :level,", Map.of("level", event.reorderLevel()));
    }

    /** Of every other event of a stock item the row has to show only that it is this far. */
    @EventHandler
    void on(StockEvent event, @SequenceNumber long version, TrackingToken token) {
        change(event, version, token, "", Map.of());
    }

    private void change(
            StockEvent event, long version, TrackingToken token, String columns, Map<String, Object> values) {
        long position = Position.of(token);
        jdbc.sql("update projection.stock_item set " + columns
                        + " version = :version, position = :position where id = :id")
                .params(values)
                .param("version", version)
                .param("position", position)
                .param("id", event.stockItemId())
                .update();
        live.changed(new LiveChange(LiveChange.STOCK, event.stockItemId(), version, position));
    }
}
