package io.waybill.projection.trade;

import io.waybill.messages.Money;
import io.waybill.messages.product.ProductChanged;
import io.waybill.messages.product.ProductDetails;
import io.waybill.messages.product.ProductPriceChanged;
import io.waybill.messages.shipment.ShipmentCancelled;
import io.waybill.messages.stock.StockEvent;
import io.waybill.messages.stock.StockItemOpened;
import io.waybill.projection.engine.Columns;
import io.waybill.projection.engine.ProjectedEvent;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the events of a batch build on: products with their prices, where stock items are, what shipments cost. */
final class KnownTrade {

    private final String place;
    private final JdbcClient jdbc;
    private final Map<String, Goods> products = new HashMap<>();
    private final Map<String, StockItemOpened> stockItems = new HashMap<>();
    private final Map<String, Money> shipments = new HashMap<>();
    private final Map<String, Goods> changedProducts = new HashMap<>();
    private final Map<String, StockItemOpened> openedItems = new HashMap<>();
    private final Map<String, Booking> bookings = new HashMap<>();

    private KnownTrade(String place, JdbcClient jdbc) {
        this.place = place;
        this.jdbc = jdbc;
    }

    /** Reads, in a few statements, what all these events build on. */
    static KnownTrade of(Collection<ProjectedEvent> events, String place, JdbcClient jdbc) {
        var known = new KnownTrade(place, jdbc);
        Set<String> productIds = new HashSet<>();
        Set<String> itemIds = new HashSet<>();
        Set<String> shipmentIds = new HashSet<>();
        for (var event : events) {
            switch (event.payload()) {
                case ProductChanged product -> productIds.add(product.productId());
                case ProductPriceChanged product -> productIds.add(product.productId());
                case StockItemOpened item -> productIds.add(item.productId());
                case StockEvent happened -> itemIds.add(happened.stockItemId());
                case ShipmentCancelled cancelled -> shipmentIds.add(cancelled.shipmentId());
                // Every other is the first of its thing.
                default -> {}
            }
        }
        known.readStockItems(itemIds);
        known.stockItems.values().forEach(item -> productIds.add(item.productId()));
        known.readProducts(productIds);
        known.readShipments(shipmentIds);
        return known;
    }

    private void readStockItems(Set<String> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql("select id, product_id, location from %s.trade_stock_item where id = any (?::text[])"
                            .formatted(place))
                    .param(array(ids))
                    .query((row, number) ->
                            new StockItemOpened(row.getString(1), row.getString(2), row.getString(3), 0))
                    .list()
                    .forEach(item -> stockItems.put(item.stockItemId(), item));
        }
    }

    private void readProducts(Set<String> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql("""
                            select product_id, sku, name, category, price_minor_units, price_currency, on_hand
                            from %s.trade_product where product_id = any (?::text[])""".formatted(place))
                    .param(array(ids))
                    .query((row, number) -> new Goods(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            new Money(row.getLong(5), row.getString(6)),
                            row.getLong(7)))
                    .list()
                    .forEach(goods -> products.put(goods.productId(), goods));
        }
    }

    private void readShipments(Set<String> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql("select id, cost_minor_units, cost_currency from %s.trade_shipment where id = any (?::text[])"
                            .formatted(place))
                    .param(array(ids))
                    .query((row, number) -> new Booking(row.getString(1), new Money(row.getLong(2), row.getString(3))))
                    .list()
                    .forEach(booking -> shipments.put(booking.shipmentId(), booking.cost()));
        }
    }

    private static String[] array(Set<String> ids) {
        return ids.toArray(String[]::new);
    }

    void name(String productId, ProductDetails details) {
        put(new Goods(productId, details.sku(), details.name(), details.category(), details.price(), 0));
    }

    void rename(String productId, ProductDetails details) {
        var before = product(productId);
        put(new Goods(productId, details.sku(), details.name(), details.category(), before.price(), before.onHand()));
    }

    void put(Goods goods) {
        products.put(goods.productId(), goods);
        changedProducts.put(goods.productId(), goods);
    }

    void open(StockItemOpened item) {
        stockItems.put(item.stockItemId(), item);
        openedItems.put(item.stockItemId(), item);
    }

    void book(String shipmentId, Money cost) {
        shipments.put(shipmentId, cost);
        bookings.put(shipmentId, new Booking(shipmentId, cost));
    }

    /**
     * @throws IllegalStateException if nothing is known of it, because what began it could not be handled: then this has
     *     to wait for that
     */
    Goods product(String id) {
        return there(products.get(id), "product", id);
    }

    /**
     * @throws IllegalStateException see {@link #product}
     */
    StockItemOpened stockItem(String id) {
        return there(stockItems.get(id), "stock item", id);
    }

    /**
     * @throws IllegalStateException see {@link #product}
     */
    Money costOf(String shipmentId) {
        return there(shipments.get(shipmentId), "shipment", shipmentId);
    }

    private static <T> T there(@Nullable T thing, String what, String id) {
        if (thing == null) {
            throw new IllegalStateException("Nothing is known of the " + what + ' ' + id);
        }
        return thing;
    }

    void write() {
        writeProducts();
        writeStockItems();
        writeShipments();
    }

    private void writeProducts() {
        if (changedProducts.isEmpty()) {
            return;
        }
        var column = new Columns<>(changedProducts.values());
        jdbc.sql("""
                        insert into %s.trade_product
                            (product_id, sku, name, category, price_minor_units, price_currency, on_hand)
                        select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::bigint[])
                        on conflict (product_id) do update
                        set (sku, name, category, price_minor_units, price_currency, on_hand) =
                            (excluded.sku, excluded.name, excluded.category, excluded.price_minor_units,
                             excluded.price_currency, excluded.on_hand)""".formatted(place))
                .param(column.texts(Goods::productId))
                .param(column.texts(Goods::sku))
                .param(column.texts(Goods::name))
                .param(column.texts(Goods::category))
                .param(column.longs(goods -> goods.price().minorUnits()))
                .param(column.texts(goods -> goods.price().currency()))
                .param(column.longs(Goods::onHand))
                .update();
    }

    private void writeStockItems() {
        if (openedItems.isEmpty()) {
            return;
        }
        var column = new Columns<>(openedItems.values());
        jdbc.sql("""
                        insert into %s.trade_stock_item (id, product_id, location)
                        select * from unnest(?::text[], ?::text[], ?::text[])""".formatted(place))
                .param(column.texts(StockItemOpened::stockItemId))
                .param(column.texts(StockItemOpened::productId))
                .param(column.texts(StockItemOpened::location))
                .update();
    }

    private void writeShipments() {
        if (bookings.isEmpty()) {
            return;
        }
        var column = new Columns<>(bookings.values());
        jdbc.sql("""
                        insert into %s.trade_shipment (id, cost_minor_units, cost_currency)
                        select * from unnest(?::text[], ?::bigint[], ?::text[])""".formatted(place))
                .param(column.texts(Booking::shipmentId))
                .param(column.longs(booking -> booking.cost().minorUnits()))
                .param(column.texts(booking -> booking.cost().currency()))
                .update();
    }

    private record Booking(String shipmentId, Money cost) {}

    /**
     * A product as reports need it.
     *
     * @param onHand how many there are at all locations together
     */
    record Goods(String productId, String sku, String name, String category, Money price, long onHand) {

        Goods at(Money newPrice) {
            return new Goods(productId, sku, name, category, newPrice, onHand);
        }

        Goods changedBy(long change) {
            return new Goods(productId, sku, name, category, price, onHand + change);
        }

        /** What all that is on hand costs, in minor units. */
        BigInteger worth() {
            return BigInteger.valueOf(onHand).multiply(BigInteger.valueOf(price.minorUnits()));
        }
    }
}
