package io.waybill.projection.stock;

import io.waybill.messages.live.LiveChange;
import io.waybill.messages.product.ProductChanged;
import io.waybill.messages.product.ProductDetails;
import io.waybill.messages.product.ProductRegistered;
import io.waybill.messages.stock.MovementType;
import io.waybill.messages.stock.StockItemOpened;
import io.waybill.messages.stock.StockMovementRecorded;
import io.waybill.projection.Position;
import io.waybill.projection.live.LiveAnnouncements;
import java.sql.Timestamp;
import java.time.Instant;
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
        long position = Position.of(token);
        jdbc.sql("""
                        update projection.stock_item
                        set quantity = :quantity, version = :version, position = :position,
                            last_restocked_at = case when :restocked then :at else last_restocked_at end
                        where id = :id""")
                .param("quantity", event.newQuantity())
                .param("version", version)
                .param("position", position)
                .param("restocked", event.type() == MovementType.RECEIVED)
                .param("at", Timestamp.from(at))
                .param("id", event.stockItemId())
                .update();
        live.changed(new LiveChange(LiveChange.STOCK, event.stockItemId(), version, position));
    }
}
