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
import io.waybill.projection.engine.Batch;
import io.waybill.projection.engine.Columns;
import io.waybill.projection.engine.ProjectedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a batch of events comes to: the newest name of each product, the newest figures of each stock item. */
final class StockBatch implements Batch {

    private final String place;
    private final JdbcClient jdbc;
    private final Map<String, Named> names = new LinkedHashMap<>();
    private final Map<String, StockItemOpened> opened = new LinkedHashMap<>();
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Map<String, Long> renamed = new LinkedHashMap<>();
    private final List<LiveChange> readDifferently = new ArrayList<>();

    StockBatch(String place, JdbcClient jdbc) {
        this.place = place;
        this.jdbc = jdbc;
    }

    @Override
    public void add(ProjectedEvent event) {
        switch (event.payload()) {
            case ProductRegistered product -> name(product.productId(), product.details());
            case ProductChanged product -> {
                name(product.productId(), product.details());
                renamed.put(product.productId(), event.position());
            }
            case StockEvent happened -> change(happened, event);
            default -> throw new IllegalArgumentException("Not an event of this projection: " + event.payload());
        }
    }

    private void name(String productId, ProductDetails details) {
        names.put(productId, new Named(productId, details.sku(), details.name()));
    }

    private void change(StockEvent happened, ProjectedEvent event) {
        var item = items.computeIfAbsent(happened.stockItemId(), Item::new);
        switch (happened) {
            case StockItemOpened opening -> {
                opened.put(opening.stockItemId(), opening);
                item.quantity = 0L;
                item.reserved = 0L;
                item.reorderLevel = opening.reorderLevel();
            }
            case StockMovementRecorded movement -> {
                item.quantity = movement.newQuantity();
                if (movement.type().bringsNewGoods()) {
                    item.lastRestockedAt = event.at();
                }
            }
            case StockReserved reservation -> item.reserved = reservation.reserved();
            case StockReservationCommitted committed -> {
                item.quantity = committed.newQuantity();
                item.reserved = committed.reserved();
            }
            case StockReservationReleased released -> item.reserved = released.reserved();
            case StockReservationExpired expired -> item.reserved = expired.reserved();
            case ReorderLevelChanged changed -> item.reorderLevel = changed.reorderLevel();
            // Of every other event the row has to show only that it is this far.
            default -> {}
        }
        item.version = event.version();
        item.position = event.position();
    }

    @Override
    public void write() {
        if (!names.isEmpty()) {
            writeNames();
        }
        if (!opened.isEmpty()) {
            open();
        }
        if (!items.isEmpty()) {
            writeItems();
        }
        if (!renamed.isEmpty()) {
            findThoseThatReadDifferently();
        }
    }

    private void writeNames() {
        var column = new Columns<>(names.values());
        jdbc.sql("""
                        insert into %s.stock_product (product_id, sku, name)
                        select * from unnest(?::text[], ?::text[], ?::text[])
                        on conflict (product_id) do update set (sku, name) = (excluded.sku, excluded.name)""".formatted(place))
                .param(column.texts(Named::productId))
                .param(column.texts(Named::sku))
                .param(column.texts(Named::name))
                .update();
    }

    private void open() {
        var column = new Columns<>(opened.values());
        jdbc.sql("""
                        insert into %s.stock_item
                            (id, product_id, location, quantity, reserved, reorder_level, version, position)
                        select id, product_id, location, 0, 0, 0, 0, 0
                        from unnest(?::text[], ?::text[], ?::text[]) n (id, product_id, location)""".formatted(place))
                .param(column.texts(StockItemOpened::stockItemId))
                .param(column.texts(StockItemOpened::productId))
                .param(column.texts(StockItemOpened::location))
                .update();
    }

    private void writeItems() {
        var column = new Columns<>(items.values());
        jdbc.sql("""
                        update %s.stock_item i
                        set quantity = coalesce(n.quantity, i.quantity),
                            reserved = coalesce(n.reserved, i.reserved),
                            reorder_level = coalesce(n.reorder_level, i.reorder_level),
                            last_restocked_at = coalesce(n.last_restocked_at, i.last_restocked_at),
                            version = n.version,
                            position = n.position
                        from unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::bigint[],
                                    ?::bigint[])
                            n (id, quantity, reserved, reorder_level, last_restocked_at, version, position)
                        where i.id = n.id""".formatted(place))
                .param(column.texts(item -> item.id))
                .param(column.longs(item -> item.quantity))
                .param(column.longs(item -> item.reserved))
                .param(column.longs(item -> item.reorderLevel))
                .param(column.moments(item -> item.lastRestockedAt))
                .param(column.longs(item -> item.version))
                .param(column.longs(item -> item.position))
                .update();
    }

    /** With another name of its product a stock item reads differently, though it is in the version that it was. */
    private void findThoseThatReadDifferently() {
        jdbc
                .sql("select id, product_id, version from %s.stock_item where product_id = any(?::text[])"
                        .formatted(place))
                .param(renamed.keySet().toArray(String[]::new))
                .query((row, number) -> new LiveChange(
                        LiveChange.STOCK,
                        row.getString("id"),
                        row.getLong("version"),
                        Objects.requireNonNull(renamed.get(row.getString("product_id")))))
                .list()
                .stream()
                .filter(change -> !items.containsKey(change.id()))
                .forEach(readDifferently::add);
    }

    @Override
    public Collection<LiveChange> changes() {
        return Stream.concat(
                        items.values().stream()
                                .map(item -> new LiveChange(LiveChange.STOCK, item.id, item.version, item.position)),
                        readDifferently.stream())
                .toList();
    }

    private record Named(String productId, String sku, String name) {}

    /** What is known of a stock item; what is absent stays as it was. */
    private static final class Item {

        private final String id;
        private @Nullable Long quantity;
        private @Nullable Long reserved;
        private @Nullable Long reorderLevel;
        private @Nullable Instant lastRestockedAt;
        private long version;
        private long position;

        Item(String id) {
            this.id = id;
        }
    }
}
