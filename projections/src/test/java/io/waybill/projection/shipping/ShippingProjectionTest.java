package io.waybill.projection.shipping;

import static io.waybill.messages.shipment.ShipmentStatus.DELIVERED;
import static io.waybill.messages.shipment.ShipmentStatus.DELIVERY_FAILED;
import static io.waybill.messages.shipment.ShipmentStatus.IN_TRANSIT;
import static io.waybill.messages.shipment.ShipmentStatus.RETURNED;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.messages.Money;
import io.waybill.messages.Personal;
import io.waybill.messages.shipment.ShipmentBooked;
import io.waybill.messages.shipment.ShipmentBooked.Customer;
import io.waybill.messages.shipment.ShipmentBooked.End;
import io.waybill.messages.shipment.ShipmentCancelled;
import io.waybill.messages.shipment.ShipmentDispatched;
import io.waybill.messages.shipment.ShipmentStatus;
import io.waybill.messages.shipment.ShipmentTracked;
import io.waybill.projection.engine.ProjectedEvent;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How shipments fare on each day, over a real PostgreSQL. */
class ShippingProjectionTest {

    private static final Destinations DESTINATIONS = new Destinations(
            "TH",
            Map.of("bangkok", List.of("10"), "central", List.of("1"), "north", List.of("5")),
            Map.of("neighbours", List.of("LA"), "world", List.of("*")));

    private static final EmbeddedPostgres POSTGRES = start();

    private final ShippingProjection projection =
            new ShippingProjection(POSTGRES.getPostgresDatabase(), DESTINATIONS, ZoneId.of("Asia/Bangkok"));
    private final JdbcClient jdbc = JdbcClient.create(POSTGRES.getPostgresDatabase());
    private final List<ProjectedEvent> events = new ArrayList<>();

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        POSTGRES.close();
    }

    @BeforeEach
    void makePlace() {
        projection.places().drop(1);
        projection.places().create(1);
    }

    @Test
    void zones_are_those_of_the_rate_cards() {
        assertThat(DESTINATIONS.zone("TH", "10110")).isEqualTo("bangkok");
        assertThat(DESTINATIONS.zone("TH", "13000")).isEqualTo("central");
        assertThat(DESTINATIONS.zone("TH", "90000")).isEqualTo("TH");
        assertThat(DESTINATIONS.zone("TH", null)).isEqualTo("TH");
        assertThat(DESTINATIONS.zone("LA", null)).isEqualTo("neighbours");
        assertThat(DESTINATIONS.zone("FR", "75001")).isEqualTo("world");
    }

    @Test
    void it_is_on_time_until_the_end_of_the_day_of_the_business() {
        booked("on time");
        sent("on time", "2026-11-17T03:00:00Z");
        seen("on time", DELIVERED, "2026-11-20T16:59:59Z");
        booked("late");
        sent("late", "2026-11-17T17:00:00Z");
        seen("late", DELIVERED, "2026-11-20T17:00:00Z");
        write();

        assertThat(days("delivered > 0"))
                .containsExactly(
                        "2026-11-20 north delivered=1 onTime=1 transit=309599 returned=0 failed=0",
                        "2026-11-21 north delivered=1 onTime=0 transit=259200 returned=0 failed=0");
    }

    @RepeatedTest(10)
    void sightings_in_any_order_and_in_any_batches_come_to_the_same() {
        booked("s");
        sent("s", "2026-11-17T03:00:00Z");
        List<Sighting> sightings = new ArrayList<>(List.of(
                new Sighting(IN_TRANSIT, "2026-11-17T05:00:00Z"),
                new Sighting(DELIVERY_FAILED, "2026-11-18T05:00:00Z"),
                new Sighting(DELIVERY_FAILED, "2026-11-19T05:00:00Z"),
                new Sighting(DELIVERED, "2026-11-20T05:00:00Z"),
                new Sighting(DELIVERED, "2026-11-22T05:00:00Z")));
        var random = new Random();
        Collections.shuffle(sightings, random);
        for (var sighting : sightings) {
            if (random.nextBoolean()) {
                write();
            }
            seen("s", sighting.status(), sighting.at());
        }
        write();

        assertThat(days("delivered > 0 or failed_attempts > 0"))
                .containsExactly(
                        "2026-11-18 north delivered=0 onTime=0 transit=0 returned=0 failed=1",
                        "2026-11-19 north delivered=0 onTime=0 transit=0 returned=0 failed=1",
                        "2026-11-20 north delivered=1 onTime=1 transit=266400 returned=0 failed=0");
    }

    @Test
    void what_came_back_is_no_longer_delivered() {
        booked("s");
        sent("s", "2026-11-17T03:00:00Z");
        seen("s", DELIVERED, "2026-11-20T05:00:00Z");
        write();
        seen("s", RETURNED, "2026-11-25T05:00:00Z");
        write();
        seen("s", DELIVERED, "2026-11-19T05:00:00Z");
        write();

        assertThat(days("delivered <> 0 or on_time <> 0 or transit_seconds <> 0 or returned <> 0"))
                .containsExactly("2026-11-25 north delivered=0 onTime=0 transit=0 returned=1 failed=0");
    }

    @Test
    void what_was_booked_sent_and_called_off_counts_on_its_day() {
        booked("one");
        booked("two");
        sent("one", "2026-11-17T17:00:00Z");
        events.add(event("two", new ShipmentCancelled("two", Instant.parse("2026-11-18T17:00:00Z"))));
        write();

        assertThat(jdbc.sql("select sum(booked) || ' ' || sum(dispatched) || ' ' || sum(cancelled)"
                                + " from shipping_1.shipping_day group by day order by day")
                        .query(String.class)
                        .list())
                .containsExactly("2 0 0", "0 1 0", "0 0 1");
    }

    private record Sighting(ShipmentStatus status, String at) {}

    private void booked(String id) {
        var end = new End(null, List.of(), null, "50000", "TH");
        events.add(event(
                id,
                new ShipmentBooked(
                        id,
                        "TP1",
                        "order",
                        new Customer("c", new Personal("c", "Somchai"), new Personal("c", "s@example.com"), null),
                        end,
                        end,
                        List.of(),
                        List.of(),
                        "THAILAND_POST",
                        "EMS",
                        new Money(3500, "THB"),
                        LocalDate.of(2026, 11, 20),
                        Instant.parse("2026-11-16T03:00:00Z"))));
    }

    private void sent(String id, String at) {
        events.add(event(id, new ShipmentDispatched(id, Instant.parse(at))));
    }

    private void seen(String id, ShipmentStatus status, String at) {
        events.add(
                event(id, new ShipmentTracked(id, status, null, null, Instant.parse(at), status, "same " + at, null)));
    }

    private static ProjectedEvent event(String id, Object payload) {
        return new ProjectedEvent("e", payload, "Shipment", id, 0, 0, Instant.EPOCH, Map.of());
    }

    private void write() {
        var batch = projection.begin("shipping_1");
        events.forEach(batch::add);
        batch.write();
        events.clear();
    }

    private List<String> days(String condition) {
        return jdbc.sql(
                        "select day || ' ' || zone || ' delivered=' || delivered || ' onTime=' || on_time || ' transit='"
                                + " || transit_seconds || ' returned=' || returned || ' failed=' || failed_attempts"
                                + " from shipping_1.shipping_day where " + condition + " order by day")
                .query(String.class)
                .list();
    }
}
