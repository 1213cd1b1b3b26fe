package io.waybill.projection.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.messages.Money;
import io.waybill.messages.Personal;
import io.waybill.messages.live.LiveChange;
import io.waybill.messages.shipment.Parcel;
import io.waybill.messages.shipment.ShipmentBooked;
import io.waybill.messages.shipment.ShipmentBooked.Customer;
import io.waybill.messages.shipment.ShipmentBooked.End;
import io.waybill.messages.shipment.ShipmentDispatched;
import io.waybill.messages.shipment.ShipmentStatus;
import io.waybill.messages.shipment.ShipmentTracked;
import io.waybill.messages.user.UserErased;
import io.waybill.projection.engine.Batch;
import io.waybill.projection.engine.PostgresPlaces;
import io.waybill.projection.engine.ProjectedEvent;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What batches of events come to in PostgreSQL. */
class ShipmentBatchTest {

    private static final Instant BOOKED = Instant.parse("2026-03-01T04:30:00Z");

    private static EmbeddedPostgres postgres;
    private static JdbcClient jdbc;
    private static PostgresPlaces places;

    private long position;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .defaultSchema("projection")
                .schemas("projection")
                .locations("classpath:io/waybill/projection/schema")
                .load()
                .migrate();
        jdbc = JdbcClient.create(postgres.getPostgresDatabase());
        places = (PostgresPlaces) new ShipmentProjection(postgres.getPostgresDatabase(), JsonMapper.shared()).places();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void emptyPlace() {
        places.drop(1);
        places.create(1);
    }

    @Test
    void a_batch_comes_to_the_same_as_its_events_one_by_one() {
        var events = List.of(
                event("s1", 0, booked("s1", "ann")),
                event("s2", 0, booked("s2", "bob")),
                event("s1", 1, new ShipmentDispatched("s1", BOOKED.plusSeconds(1))),
                event("s1", 2, tracked("s1", "ann", ShipmentStatus.DELIVERED, ShipmentStatus.DELIVERED, 20)),
                event("s1", 3, tracked("s1", "ann", ShipmentStatus.IN_TRANSIT, ShipmentStatus.DELIVERED, 10)),
                event("bob", 5, new UserErased("b", List.of("b", "bob"))));

        var changes = write(events);
        String together = rows();
        emptyPlace();
        events.forEach(event -> write(List.of(event)));

        assertThat(rows()).isEqualTo(together).contains("said of ann").doesNotContain("said of bob");
        assertThat(changes)
                .containsExactlyInAnyOrder(
                        new LiveChange(
                                LiveChange.SHIPMENT, "s1", 3, events.get(4).position()),
                        new LiveChange(
                                LiveChange.SHIPMENT, "s2", 0, events.get(1).position()));
        assertThat(jdbc.sql("select status || ' ' || version from shipments_1.shipment where id = 's1'")
                        .query(String.class)
                        .single())
                .isEqualTo("DELIVERED 3");
        assertThat(jdbc.sql("select string_agg(status, ' ' order by occurred_at) from shipments_1.shipment_sighting"
                                + " where shipment_id = 's1'")
                        .query(String.class)
                        .single())
                .isEqualTo("BOOKED DISPATCHED IN_TRANSIT DELIVERED");
    }

    @Test
    void whoever_is_erased_is_forgotten_and_so_is_what_comes_after_it() {
        write(List.of(event("s1", 0, booked("s1", "ann")), event("s2", 0, booked("s2", "bob"))));
        write(List.of(event("a", 4, new UserErased("a", List.of("a", "ann")))));
        assertThat(rows()).doesNotContain("said of ann").contains("said of bob");

        // The key may still be there: it is destroyed after the event, and remembered for some seconds.
        write(List.of(event("s3", 0, booked("s3", "ann"))));
        write(List.of(event("s1", 1, tracked("s1", "ann", ShipmentStatus.IN_TRANSIT, ShipmentStatus.IN_TRANSIT, 1))));

        assertThat(rows())
                .doesNotContain("said of ann")
                .contains("said of bob", "order s1", "order s3", "10110", "Lampang");
    }

    @Test
    void what_is_said_of_somebody_whose_key_is_gone_is_absent() {
        write(List.of(event("s1", 0, booked("s1", "ann", null))));

        assertThat(jdbc.sql("select * from shipments_1.shipment").query().singleRow())
                .containsEntry("customer_name", null)
                .containsEntry("from_address", null)
                .containsEntry("to_address", null)
                .containsEntry("to_postal_code", "10110");
    }

    private static Collection<LiveChange> write(List<ProjectedEvent> events) {
        Batch batch = new ShipmentBatch("shipments_1", jdbc, JsonMapper.shared());
        events.forEach(batch::add);
        batch.write();
        return batch.changes();
    }

    private static String rows() {
        return jdbc.sql("""
                        select (select coalesce(jsonb_agg(to_jsonb(s) order by s.id), '[]') from shipments_1.shipment s)::text
                            || (select coalesce(jsonb_agg(to_jsonb(g) order by shipment_id, version), '[]')
                                from shipments_1.shipment_sighting g)::text""").query(String.class).single();
    }

    private ProjectedEvent event(String aggregate, long version, Object payload) {
        return new ProjectedEvent(
                "e" + position, payload, "Shipment", aggregate, version, position++, BOOKED, Map.of());
    }

    private static ShipmentBooked booked(String id, String person) {
        return booked(id, person, "said of " + person);
    }

    private static ShipmentBooked booked(String id, String person, @Nullable String text) {
        var said = new Personal(person, text);
        var end = new End(said, List.of(said, said), said, "10110", "TH");
        return new ShipmentBooked(
                id,
                "TP" + id.toUpperCase(Locale.ROOT),
                "order " + id,
                new Customer(person, said, said, said),
                end,
                end,
                List.of(new Parcel(600, 100, 100, 100)),
                List.of(),
                "THAILAND_POST",
                "EMS",
                new Money(3500, "THB"),
                LocalDate.parse("2026-03-04"),
                BOOKED);
    }

    private static ShipmentTracked tracked(
            String id, String person, ShipmentStatus reported, ShipmentStatus status, long seconds) {
        return new ShipmentTracked(
                id,
                reported,
                "Lampang",
                new Personal(person, "said of " + person),
                BOOKED.plusSeconds(seconds),
                status,
                "sameness",
                null);
    }
}
