package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.app.slice.RunningWaybill.Running;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import tools.jackson.databind.JsonNode;

/** Shipments as they are read: by the business, by anybody with a tracking number, and as they change. */
@ExtendWith(RunningWaybill.class)
class ShipmentReadIT {

    private static final String WAIT = "wait=20";

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final String customer = "c" + UUID.randomUUID().toString().substring(0, 13) + "@example.org";
    private final Running waybill;
    private final People people;
    private final Trading trading;

    ShipmentReadIT(Running waybill) {
        this.waybill = waybill;
        this.people = new People(waybill);
        this.trading = new Trading(waybill);
    }

    @Test
    void a_booking_reads_as_it_was_answered_waited_for_or_not() {
        var answered = body(waybill.client()
                .post()
                .uri("/api/shipments")
                .bodyValue(booking("order 1"))
                .exchange()
                .expectStatus()
                .isCreated());
        String id = answered.get("id").asString();
        waybill.client()
                .get()
                .uri("/api/shipments/{id}", id)
                .header("Waybill-Min-Version", "0")
                .header("Prefer", WAIT)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"0\"")
                .expectBody(JsonNode.class)
                .value(view -> assertThat(view).isEqualTo(answered));

        var waitedFor = booked("order 2");
        assertThat(trading.get("/api/shipments/{id}", waitedFor.get("id").asString()))
                .isEqualTo(waitedFor);
        assertThat(waitedFor.at("/customer/email").asString()).isEqualTo(customer);
        assertThat(waitedFor.at("/to/line2").asString()).isEqualTo("Floor 3");
        assertThat(waitedFor.at("/parcels/0/weightGrams").asInt()).isEqualTo(600);
        assertThat(waitedFor.at("/items/0/quantity").asInt()).isEqualTo(2);
        assertThat(history(waitedFor)).containsExactly("BOOKED");
    }

    @Test
    void a_step_that_is_waited_for_is_answered_as_it_now_reads() {
        String id = booked("order 1").get("id").asString();
        var dispatched = body(write("/api/shipments/" + id + "/dispatch", null)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\""));
        assertThat(dispatched.get("status").asString()).isEqualTo("DISPATCHED");
        assertThat(dispatched).isEqualTo(trading.get("/api/shipments/{id}", id));

        String other = booked("order 2").get("id").asString();
        var cancelled = body(write("/api/shipments/" + other + "/cancel", null)
                .expectStatus()
                .isOk());
        assertThat(cancelled).isEqualTo(trading.get("/api/shipments/{id}", other));
        assertThat(history(cancelled)).containsExactly("BOOKED", "CANCELLED");
    }

    @Test
    void what_was_seen_late_is_history_in_the_order_in_which_it_happened() {
        String id = dispatched("order 1").get("id").asString();
        seen(id, "DELIVERED", -100);
        var view = seen(id, "OUT_FOR_DELIVERY", -200);

        assertThat(view.get("status").asString()).isEqualTo("DELIVERED");
        assertThat(view.get("version").asInt()).isEqualTo(3);
        assertThat(history(view)).containsExactly("OUT_FOR_DELIVERY", "DELIVERED", "BOOKED", "DISPATCHED");
        assertThat(view.at("/trackingHistory/0/location").asString()).isEqualTo("Lampang");
        assertThat(view.at("/trackingHistory/0/description").asString()).isEqualTo("Signed for by Somchai");
        assertThat(view.at("/trackingHistory/0/occurredAt").asString())
                .isEqualTo(now.minusSeconds(200).toString());
        assertThat(view).isEqualTo(trading.get("/api/shipments/{id}", id));
    }

    @Test
    void a_version_that_never_comes_is_told_and_what_does_not_exist_is_not_found() {
        String id = booked("order 1").get("id").asString();
        waybill.client()
                .get()
                .uri("/api/shipments/{id}", id)
                .header("Waybill-Min-Version", "9")
                .header("Prefer", "wait=1")
                .exchange()
                .expectStatus()
                .isEqualTo(412);
        for (String path : List.of("/api/shipments/none", "/api/tracking/none", "/api/tracking/none/stream")) {
            waybill.client().get().uri(path).exchange().expectStatus().isNotFound();
        }
    }

    @Test
    void shipments_are_found_by_any_part_of_reference_customer_or_tracking_number() {
        String reference = "Käse 100%_" + UUID.randomUUID();
        var shipment = booked(reference);
        String id = shipment.get("id").asString();

        assertThat(found("q={q}", reference.substring(2, 20).toUpperCase(Locale.ROOT)))
                .containsExactly(id);
        assertThat(found("q={q}", customer.substring(2, 12))).containsExactly(id);
        assertThat(found("q={q}", "สมชาย ใจดี " + customer.substring(0, 6))).containsExactly(id);
        assertThat(found("q={q}", shipment.get("trackingNumber").asString().substring(1)))
                .containsExactly(id);
        assertThat(found("q={q}", reference.replace("100%", "1%"))).isEmpty();
        assertThat(found("q={q}", reference.replace("%_", "__"))).isEmpty();
    }

    @Test
    void a_list_keeps_what_was_asked_for_and_counts_it() {
        String first = booked("order 1").get("id").asString();
        String second = dispatched("order 2").get("id").asString();
        String bookedAt =
                trading.get("/api/shipments/{id}", second).get("bookedAt").asString();

        assertThat(found("q={q}", customer)).containsExactly(second, first);
        assertThat(found("q={q}&status=BOOKED", customer)).containsExactly(first);
        assertThat(found("q={q}&carrier=thailand-post&status=DISPATCHED", customer))
                .containsExactly(second);
        assertThat(found("q={q}&carrier=dhl", customer)).isEmpty();
        assertThat(found("q={q}&from={from}", customer, bookedAt)).containsExactly(second);
        assertThat(found("q={q}&to={to}", customer, bookedAt)).containsExactly(first);
        assertThat(found("q={q}&from={from}", customer, "2026-01-01T07:00:00+07:00"))
                .hasSize(2);
        assertThat(list("q={q}&limit=1&total=true", customer).get("total").asInt())
                .isEqualTo(2);
        assertThat(list("q={q}", customer).get("total").isNull()).isTrue();
        assertThat(list("q={q}", customer).at("/items/1/customer/email").asString())
                .isEqualTo(customer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=LOST",
                "from=yesterday",
                "to=2026-03-01",
                "from=-999999999-01-01T00:00:00Z",
                "limit=201",
                "cursor=nonsense",
                "cursor=MjAyNi0wMy0wMQph",
                "cursor=KzEwMDAwMC0wMS0wMVQwMDowMDowMFoKYQ",
                "total=maybe"
            })
    void a_list_that_makes_no_sense_is_refused(String query) {
        waybill.client()
                .get()
                .uri(waybill.address() + "/api/shipments?" + query)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void all_shipments_are_read_page_by_page_while_they_change_and_more_are_booked() {
        List<String> newestFirst = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            newestFirst.addFirst(booked("order " + i).get("id").asString());
        }
        List<String> read = new ArrayList<>();
        String cursor = "";
        do {
            var page = list("q={q}&limit=2" + cursor, customer);
            var ids = ids(page);
            read.addAll(ids);
            // What was read changes, what was not read changes, and there is more.
            write("/api/shipments/" + ids.getFirst() + "/dispatch", null);
            write("/api/shipments/" + newestFirst.getLast() + "/cancel", null);
            booked("meanwhile");
            cursor = page.get("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("nextCursor").asString();
        } while (!cursor.isEmpty());

        assertThat(read).isEqualTo(newestFirst);
    }

    @Test
    void of_an_erased_customer_only_what_is_no_personal_data_is_left() {
        var person = people.withRole("CUSTOMER");
        var booking = booking("order of " + person.id());
        booking.put("customer", Map.of("name", "Somchai", "email", person.email(), "phone", "+66 2 123 4567"));
        String id = body(write("/api/shipments", booking).expectStatus().isCreated())
                .get("id")
                .asString();
        write("/api/shipments/" + id + "/dispatch", null).expectStatus().isOk();
        seen(id, "IN_TRANSIT", 0);
        assertThat(found("q={q}", person.email())).containsExactly(id);

        waybill.client()
                .delete()
                .uri("/api/users/{id}", person.id())
                .exchange()
                .expectStatus()
                .is2xxSuccessful();

        var view = Eventually.get(
                () -> trading.get("/api/shipments/{id}", id),
                shipment -> shipment.at("/customer/name").isNull());
        assertThat(view.at("/customer/email").isNull()).isTrue();
        assertThat(view.at("/customer/phone").isNull()).isTrue();
        assertThat(view.at("/to/line1").isNull()).isTrue();
        assertThat(view.at("/to/city").isNull()).isTrue();
        assertThat(view.at("/to/postalCode").asString()).isEqualTo("50000");
        assertThat(view.get("trackingHistory").valueStream())
                .allMatch(seen -> seen.get("description").isNull());
        assertThat(found("q={q}", person.email())).isEmpty();
        label(view).expectStatus().isEqualTo(409);
        assertThat(found("q={q}", "order of " + person.id())).containsExactly(id);
        assertThat(JdbcClient.create(waybill.bean(DataSource.class))
                        .sql("select row_to_json(s)::text || (select json_agg(g)::text from"
                                + " projection.shipment_sighting g where shipment_id = s.id)"
                                + " from projection.shipment s where id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .contains("Lampang", "50000")
                .doesNotContain("Somchai", person.email(), "123 4567", "Nimman", "Rama IV", "Chiang Mai", "Signed");
    }

    @Test
    void shipments_that_are_built_anew_from_their_events_read_the_same() {
        String id = dispatched("order 1").get("id").asString();
        seen(id, "DELIVERED", -100);
        var before = seen(id, "IN_TRANSIT", -200);

        String rebuild = body(waybill.client()
                        .post()
                        .uri("/api/admin/projections/shipments/rebuild")
                        .exchange()
                        .expectStatus()
                        .isAccepted())
                .get("id")
                .asString();
        var done = await().atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> trading.get("/api/admin/rebuilds/{id}", rebuild),
                        state -> state.get("state").asString().equals("COMPLETED"));

        assertThat(done.get("detail").asString()).isEqualTo("Equal to the one before");
        assertThat(trading.get("/api/shipments/{id}", id)).isEqualTo(before);
    }

    @Test
    void anybody_with_the_number_is_told_where_it_is_and_nothing_about_a_person() {
        String id = dispatched("secret order").get("id").asString();
        String number = seen(id, "IN_TRANSIT", 0).get("trackingNumber").asString();

        var answer = waybill.anonymous()
                .get()
                .uri("/api/tracking/{number}", number.toLowerCase(Locale.ROOT))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(answer)
                .contains(number, "IN_TRANSIT", "Lampang", "BOOKED", "estimatedDelivery")
                .doesNotContain(
                        id, "secret order", customer, "Somchai", "สมชาย", "Nimman", "Rama IV", "50000", "Chiang Mai");
    }

    @Test
    void a_shipment_that_can_be_sent_has_a_label() {
        var shipment = booked("order 1");
        byte[] label = label(shipment)
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PDF)
                .expectBody()
                .returnResult()
                .getResponseBody();
        assertThat(new String(Objects.requireNonNull(label), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");

        write("/api/shipments/" + shipment.get("id").asString() + "/cancel", null)
                .expectStatus()
                .isOk();
        label(shipment).expectStatus().isEqualTo(409);
        waybill.client()
                .get()
                .uri("/api/shipments/none/label")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private ResponseSpec label(JsonNode shipment) {
        return waybill.client()
                .get()
                .uri("/api/shipments/{id}/label", shipment.get("id").asString())
                .exchange();
    }

    @Test
    void a_watcher_sees_a_shipment_move_and_only_that_one() throws Exception {
        var shipment = dispatched("order 1");
        var other = dispatched("order 2");
        try (var watcher = new Watcher(shipment, null)) {
            var snapshot = watcher.next("snapshot");
            assertThat(data(snapshot).get("status").asString()).isEqualTo("DISPATCHED");

            seen(other.get("id").asString(), "IN_TRANSIT", 0);
            seen(shipment.get("id").asString(), "DELIVERED", 0);

            var update = watcher.next("update");
            assertThat(data(update).get("status").asString()).isEqualTo("DELIVERED");
            assertThat(position(update)).isGreaterThan(position(snapshot));
            assertThat(data(update)).isEqualTo(tracking(shipment));
        }
    }

    @Test
    void a_watcher_that_comes_back_gets_what_it_missed_and_nothing_twice() throws Exception {
        var shipment = dispatched("order 1");
        String id = shipment.get("id").asString();
        long seen;
        try (var watcher = new Watcher(shipment, null)) {
            seen = position(watcher.next("snapshot"));
        }
        seen(id, "IN_TRANSIT", -20);
        seen(id, "OUT_FOR_DELIVERY", -10);

        long missed;
        try (var watcher = new Watcher(shipment, seen)) {
            var update = watcher.next("update");
            assertThat(history(data(update))).contains("IN_TRANSIT", "OUT_FOR_DELIVERY");
            missed = position(update);
        }
        try (var watcher = new Watcher(shipment, missed)) {
            seen(id, "DELIVERED", 0);
            var update = watcher.next("update");
            assertThat(data(update).get("status").asString()).isEqualTo("DELIVERED");
            assertThat(position(update)).isGreaterThan(missed);
        }
        try (var watcher = new Watcher(shipment, 1_000_000_000L)) {
            assertThat(position(watcher.next("resync"))).isLessThan(1_000_000_000L);
        }
    }

    private JsonNode tracking(JsonNode shipment) {
        return trading.get(
                "/api/tracking/{number}", shipment.get("trackingNumber").asString());
    }

    private static JsonNode data(ServerSentEvent<JsonNode> event) {
        return Objects.requireNonNull(event.data());
    }

    private static long position(ServerSentEvent<JsonNode> event) {
        return Long.parseLong(Objects.requireNonNull(event.id()));
    }

    private JsonNode list(String query, Object... values) {
        return trading.get("/api/shipments?" + query, values);
    }

    private List<String> found(String query, Object... values) {
        return ids(list(query, values));
    }

    private static List<String> ids(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    private static List<String> history(JsonNode shipment) {
        return shipment.get("trackingHistory")
                .valueStream()
                .map(seen -> seen.get("status").asString())
                .toList();
    }

    private JsonNode booked(String reference) {
        return body(write("/api/shipments", booking(reference)).expectStatus().isCreated());
    }

    private JsonNode dispatched(String reference) {
        String id = booked(reference).get("id").asString();
        return body(
                write("/api/shipments/" + id + "/dispatch", null).expectStatus().isOk());
    }

    private JsonNode seen(String id, String status, long seconds) {
        return body(write(
                        "/api/shipments/" + id + "/tracking",
                        Map.of(
                                "status",
                                status,
                                "location",
                                "Lampang",
                                "description",
                                "Signed for by Somchai",
                                "occurredAt",
                                now.plusSeconds(seconds).toString()))
                .expectStatus()
                .isOk());
    }

    /** Writes, and waits for it to be readable. */
    private ResponseSpec write(String path, @Nullable Object body) {
        var request = waybill.client().post().uri(path).header("Prefer", WAIT);
        return body == null ? request.exchange() : request.bodyValue(body).exchange();
    }

    private static JsonNode body(ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectBody(JsonNode.class).returnResult().getResponseBody());
    }

    private Map<String, Object> booking(String reference) {
        return new HashMap<>(Map.of(
                "reference",
                reference,
                "customer",
                Map.of("name", "สมชาย ใจดี " + customer.substring(0, 6), "email", customer),
                "from",
                Map.of("line1", "1 Rama IV Road", "city", "Bangkok", "postalCode", "10110", "country", "TH"),
                "to",
                Map.of(
                        "name",
                        "Somchai",
                        "line1",
                        "2 Nimman Road",
                        "line2",
                        "Floor 3",
                        "city",
                        "Chiang Mai",
                        "postalCode",
                        "50000",
                        "country",
                        "TH"),
                "parcels",
                List.of(Map.of("weightGrams", 600, "lengthMm", 100, "widthMm", 100, "heightMm", 100)),
                "items",
                List.of(Map.of("productId", "p1", "quantity", 2)),
                "carrier",
                "THAILAND_POST"));
    }

    /** One client of the stream of a shipment, whom nobody knows. */
    private final class Watcher implements AutoCloseable {

        private final BlockingQueue<ServerSentEvent<JsonNode>> events = new LinkedBlockingQueue<>();
        private final Disposable subscription;

        Watcher(JsonNode shipment, @Nullable Long lastSeen) {
            subscription = WebClient.create(waybill.address())
                    .get()
                    .uri(
                            "/api/tracking/{number}/stream",
                            shipment.get("trackingNumber").asString())
                    .headers(headers -> {
                        if (lastSeen != null) {
                            headers.set("Last-Event-ID", Long.toString(lastSeen));
                        }
                    })
                    .retrieve()
                    .bodyToFlux(new ParameterizedTypeReference<ServerSentEvent<JsonNode>>() {})
                    .filter(event -> event.event() != null)
                    .subscribe(events::add);
        }

        ServerSentEvent<JsonNode> next(String kind) throws InterruptedException {
            var event = events.poll(30, TimeUnit.SECONDS);
            assertThat(event).as("an event " + kind).isNotNull();
            assertThat(Objects.requireNonNull(event).event()).isEqualTo(kind);
            return event;
        }

        @Override
        public void close() {
            subscription.dispose();
        }
    }
}
