package io.waybill.projection.trade;

import io.waybill.messages.live.LiveChange;
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
import io.waybill.projection.engine.ProjectedEvent;
import io.waybill.projection.trade.KnownTrade.Goods;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a batch of events adds to the days. A movement is worth what its goods cost at that moment, so events are folded in
 * order, once what they build on was read for all of them at once.
 */
final class TradeBatch implements Batch {

    private final String place;
    private final JdbcClient jdbc;
    private final ZoneId businessZone;
    private final List<ProjectedEvent> events = new ArrayList<>();

    TradeBatch(String place, JdbcClient jdbc, ZoneId businessZone) {
        this.place = place;
        this.jdbc = jdbc;
        this.businessZone = businessZone;
    }

    @Override
    public void add(ProjectedEvent event) {
        events.add(event);
    }

    @Override
    public void write() {
        if (events.isEmpty()) {
            return;
        }
        var known = KnownTrade.of(events, place, jdbc);
        var days = new TradeDays();
        events.forEach(event -> fold(event, known, days));
        known.write();
        days.write(place, jdbc);
        jdbc.sql("""
                        insert into %s.trade_position (id, position) values (true, ?)
                        on conflict (id) do update set position = greatest(trade_position.position, excluded.position)""".formatted(place)).param(position()).update();
    }

    private void fold(ProjectedEvent event, KnownTrade known, TradeDays days) {
        LocalDate day = day(event.at());
        switch (event.payload()) {
            case ProductRegistered product -> known.name(product.productId(), product.details());
            // Where the price is another as well, an event of its own follows.
            case ProductChanged product -> known.rename(product.productId(), product.details());
            case ProductPriceChanged product -> reprice(product, day, known, days);
            case StockItemOpened item -> known.open(item);
            case StockMovementRecorded movement -> move(movement, day, known, days);
            case StockReservationCommitted committed -> move(committed.movement(), day, known, days);
            case ShipmentBooked booked -> {
                known.book(booked.shipmentId(), booked.cost());
                days.shippingCost(
                        day(booked.bookedAt()),
                        booked.cost().currency(),
                        BigInteger.valueOf(booked.cost().minorUnits()));
            }
            case ShipmentCancelled cancelled -> {
                var cost = known.costOf(cancelled.shipmentId());
                // On the day it was called off: what a day came to before does not change afterwards.
                days.shippingCost(
                        day(cancelled.cancelledAt()),
                        cost.currency(),
                        BigInteger.valueOf(cost.minorUnits()).negate());
            }
            default -> throw new IllegalArgumentException("Not an event of this projection: " + event.payload());
        }
    }

    /** What lies in stock is worth more or less from now on. */
    private static void reprice(ProductPriceChanged change, LocalDate day, KnownTrade known, TradeDays days) {
        Goods before = known.product(change.productId());
        Goods after = before.at(change.details().price());
        known.put(after);
        days.stockValue(day, before.price().currency(), before.worth().negate());
        days.stockValue(day, after.price().currency(), after.worth());
    }

    private static void move(StockMovementRecorded movement, LocalDate day, KnownTrade known, TradeDays days) {
        var item = known.stockItem(movement.stockItemId());
        Goods goods = known.product(item.productId());
        long change = movement.newQuantity() - movement.previousQuantity();
        known.put(goods.changedBy(change));
        days.movement(day, item, movement, goods.price());
        days.stockValue(
                day,
                goods.price().currency(),
                BigInteger.valueOf(change)
                        .multiply(BigInteger.valueOf(goods.price().minorUnits())));
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, businessZone);
    }

    private long position() {
        return events.getLast().position();
    }

    @Override
    public Collection<LiveChange> changes() {
        return events.isEmpty()
                ? List.of()
                : List.of(new LiveChange(LiveChange.REPORT, Rollup.TRADE, position(), position()));
    }
}
