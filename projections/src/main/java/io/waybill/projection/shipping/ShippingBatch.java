package io.waybill.projection.shipping;

import io.waybill.messages.live.LiveChange;
import io.waybill.messages.report.ReportType.Rollup;
import io.waybill.messages.shipment.ShipmentBooked;
import io.waybill.messages.shipment.ShipmentCancelled;
import io.waybill.messages.shipment.ShipmentDispatched;
import io.waybill.messages.shipment.ShipmentEvent;
import io.waybill.messages.shipment.ShipmentStatus;
import io.waybill.messages.shipment.ShipmentTracked;
import io.waybill.projection.engine.Batch;
import io.waybill.projection.engine.Columns;
import io.waybill.projection.engine.ProjectedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a batch of events adds to the days; what it takes back where something is told late. */
final class ShippingBatch implements Batch {

    private final String place;
    private final JdbcClient jdbc;
    private final Destinations destinations;
    private final ZoneId businessZone;
    private final List<ProjectedEvent> events = new ArrayList<>();

    ShippingBatch(String place, JdbcClient jdbc, Destinations destinations, ZoneId businessZone) {
        this.place = place;
        this.jdbc = jdbc;
        this.destinations = destinations;
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
        var known = read();
        Map<String, Voyage> changed = new LinkedHashMap<>();
        var days = new ShippingDays();
        for (var event : events) {
            var happened = (ShipmentEvent) event.payload();
            var before = known.get(happened.shipmentId());
            var after = fold(happened, before, days);
            known.put(after.shipmentId(), after);
            changed.put(after.shipmentId(), after);
        }
        write(changed.values());
        days.write(place, jdbc);
        jdbc.sql("""
                        insert into %s.shipping_position (id, position) values (true, ?)
                        on conflict (id) do update
                        set position = greatest(shipping_position.position, excluded.position)""".formatted(place)).param(position()).update();
    }

    private Voyage fold(ShipmentEvent happened, @Nullable Voyage before, ShippingDays days) {
        if (happened instanceof ShipmentBooked booked) {
            var begun = new Voyage(
                    booked.shipmentId(),
                    booked.carrier(),
                    destinations.zone(booked.to().country(), booked.to().postalCode()),
                    booked.estimatedDelivery(),
                    null,
                    null,
                    null);
            days.of(day(booked.bookedAt()), begun.carrier(), begun.zone()).booked++;
            return begun;
        }
        if (before == null) {
            // What began it could not be handled: this has to wait for that.
            throw new IllegalStateException("Nothing is known of the shipment " + happened.shipmentId());
        }
        return switch (happened) {
            case ShipmentDispatched dispatched -> {
                days.of(day(dispatched.dispatchedAt()), before.carrier(), before.zone()).dispatched++;
                yield before.dispatched(dispatched.dispatchedAt());
            }
            case ShipmentCancelled cancelled -> {
                days.of(day(cancelled.cancelledAt()), before.carrier(), before.zone()).cancelled++;
                yield before;
            }
            case ShipmentTracked tracked -> {
                if (tracked.reported() == ShipmentStatus.DELIVERY_FAILED) {
                    days.of(day(tracked.occurredAt()), before.carrier(), before.zone()).failedAttempts++;
                }
                var after = before.tracked(tracked);
                before.count(days, businessZone, -1);
                after.count(days, businessZone, 1);
                yield after;
            }
            default -> throw new IllegalArgumentException("Not an event of this projection: " + happened);
        };
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, businessZone);
    }

    private Map<String, Voyage> read() {
        var ids = events.stream()
                .map(ProjectedEvent::payload)
                .filter(payload -> !(payload instanceof ShipmentBooked))
                .map(payload -> ((ShipmentEvent) payload).shipmentId())
                .distinct()
                .toArray(String[]::new);
        Map<String, Voyage> known = new HashMap<>();
        if (ids.length > 0) {
            jdbc.sql("select * from %s.shipping_shipment where id = any (?::text[])".formatted(place))
                    .param(ids)
                    .query((row, number) -> voyage(row))
                    .list()
                    .forEach(voyage -> known.put(voyage.shipmentId(), voyage));
        }
        return known;
    }

    private static Voyage voyage(ResultSet row) throws SQLException {
        return new Voyage(
                row.getString("id"),
                row.getString("carrier"),
                row.getString("zone"),
                row.getObject("estimated_delivery", LocalDate.class),
                moment(row.getTimestamp("dispatched_at")),
                moment(row.getTimestamp("delivered_at")),
                moment(row.getTimestamp("returned_at")));
    }

    private static @Nullable Instant moment(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private void write(Collection<Voyage> voyages) {
        var column = new Columns<>(voyages);
        jdbc.sql("""
                        insert into %s.shipping_shipment
                            (id, carrier, zone, estimated_delivery, dispatched_at, delivered_at, returned_at)
                        select * from unnest(?::text[], ?::text[], ?::text[], ?::date[], ?::timestamptz[],
                                             ?::timestamptz[], ?::timestamptz[])
                        on conflict (id) do update
                        set (dispatched_at, delivered_at, returned_at) =
                            (excluded.dispatched_at, excluded.delivered_at, excluded.returned_at)""".formatted(place))
                .param(column.texts(Voyage::shipmentId))
                .param(column.texts(Voyage::carrier))
                .param(column.texts(Voyage::zone))
                .param(column.texts(voyage -> voyage.estimatedDelivery().toString()))
                .param(column.moments(Voyage::dispatchedAt))
                .param(column.moments(Voyage::deliveredAt))
                .param(column.moments(Voyage::returnedAt))
                .update();
    }

    private long position() {
        return events.getLast().position();
    }

    @Override
    public Collection<LiveChange> changes() {
        return events.isEmpty()
                ? List.of()
                : List.of(new LiveChange(LiveChange.REPORT, Rollup.SHIPPING, position(), position()));
    }
}
