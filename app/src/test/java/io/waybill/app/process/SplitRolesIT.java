package io.waybill.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.app.slice.Watcher;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.codec.ServerSentEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One role a process: what six of them are together, and what is left when some are killed and others are told to stop. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SplitRolesIT {

    private static final Duration LONG = Duration.ofMinutes(3);
    private static final String WATCHED = "/api/live?topics=stock,shipments";
    private static final int TERMINATED = 128 + 15;
    private static final Pattern FAREWELL = Pattern.compile("retry:([0-9]+)\n:closing\n\n$");
    private static final String EMAIL = "somchai.jaidee@private.example";

    private SharedServers servers;
    private Collector collector;
    private final List<RoleProcess> all = new ArrayList<>();
    private RoleProcess oneApi;
    private RoleProcess otherApi;
    private final List<RoleProcess> projections = new ArrayList<>();

    @BeforeAll
    void start(@TempDir Path data) throws IOException {
        servers = SharedServers.start(data);
        collector = new Collector();
        start("command").ready();
        projections.add(start("projection"));
        projections.add(start("projection"));
        start("query");
        oneApi = start("api");
        otherApi = start("api");
        all.forEach(RoleProcess::ready);
    }

    private RoleProcess start(String role) throws IOException {
        var process = RoleProcess.start(
                role,
                servers.addresses(),
                "--waybill.tracing.most-per-second=1000",
                "--management.tracing.sampling.probability=0",
                "--management.opentelemetry.resource-attributes.process=" + role,
                "--management.opentelemetry.tracing.export.otlp.endpoint=" + collector.endpoint());
        all.add(process);
        return process;
    }

    @AfterAll
    void stop() throws IOException {
        for (var process : all) {
            process.close();
        }
        if (collector != null) {
            collector.close();
        }
        if (servers != null) {
            servers.close();
        }
    }

    private static Predicate<ServerSentEvent<JsonNode>> stock(String stockItem, long quantity) {
        return event -> "stock".equals(event.event())
                && data(event).path("id").asString("").equals(stockItem)
                && data(event).path("quantity").asLong(-1) == quantity;
    }

    private static JsonNode data(ServerSentEvent<JsonNode> event) {
        return Objects.requireNonNull(event.data());
    }

    @Test
    @Order(1)
    void a_day_is_played_at_one_and_watched_at_the_other() throws Exception {
        var shop = Shop.signedIn(oneApi.address());
        try (var watcher = new Watcher(otherApi.address(), WATCHED, shop.token(), null)) {
            String stockItem = shop.stocked(40);
            assertThat(move(shop, stockItem, "RECEIVED", 10).statusCode()).isEqualTo(200);
            assertThat(move(shop, stockItem, "SOLD", 35).statusCode()).isEqualTo(200);
            var booked = shop.post(
                    "/api/shipments", """
                    {"reference": "SO-1", "customer": {"name": "Somchai Jaidee", "email": "%s", "phone": "0812345678"},
                     "from": %s, "to": %s,
                     "parcels": [{"weightGrams": 600, "lengthMm": 300, "widthMm": 200, "heightMm": 100}]}""".formatted(EMAIL, address("10110"), address("50200")), "Prefer", "wait=30");
            assertThat(booked.statusCode()).as(booked.body()).isEqualTo(201);
            String shipment = Shop.json(booked).get("id").asString();

            watcher.next(stock(stockItem, 15));
            watcher.next(event -> "shipment".equals(event.event())
                    && data(event).path("id").asString("").equals(shipment));

            // Read where it was not written.
            var there = new Shop(shop.http(), otherApi.address(), shop.token());
            assertThat(there.quantity(stockItem)).isEqualTo(15);
            String product = there.stock(stockItem).get("productId").asString();
            await().atMost(LONG)
                    .until(() -> there.get("/api/products?q=tea").body().contains(product));
            await().atMost(LONG)
                    .until(() -> Shop.json(there.get("/api/reports/stock-movements"))
                            .toString()
                            .contains("35"));
        }
    }

    @Test
    @Order(2)
    void one_trace_goes_from_the_request_through_command_and_event_to_what_is_read() throws Exception {
        var shop = Shop.signedIn(oneApi.address());
        String stockItem = shop.stocked(10);
        String trace = UUID.randomUUID().toString().replace("-", "");
        String untraced = move(shop, stockItem, "SOLD", 1)
                .headers()
                .firstValue("X-Request-Id")
                .orElseThrow();

        var sold = shop.post(
                "/api/stock/" + stockItem + "/movements",
                "{\"type\": \"SOLD\", \"quantity\": 1}",
                "Prefer",
                "wait=30",
                "traceparent",
                "00-" + trace + "-00f067aa0ba902b7-01");

        assertThat(sold.headers().firstValue("X-Request-Id")).hasValue(trace);
        await().atMost(LONG)
                .until(() -> names(trace)
                        .containsAll(List.of(
                                "POST /api/stock/{id}/movements",
                                "RecordStockMovement",
                                "stock.movement-recorded",
                                "stock",
                                "stock-movements",
                                // Read back for whoever waited.
                                "FindStockItem")));
        var projected = span(trace, "stock");
        var event = span(trace, "stock.movement-recorded");
        var command = span(trace, "RecordStockMovement");
        var request = span(trace, "POST /api/stock/{id}/movements");
        assertThat(projected.parent()).isEqualTo(event.id());
        assertThat(event.parent()).isEqualTo(command.id());
        assertThat(command.parent()).isEqualTo(request.id());
        assertThat(request.parent()).isEqualTo("00f067aa0ba902b7");
        assertThat(projected.process()).contains("projection");
        assertThat(command.process()).contains("command");
        assertThat(request.process()).contains("api");
        // Neither asked for nor, in this test, chosen by chance.
        assertThat(names(untraced)).isEmpty();
    }

    private List<String> names(String trace) {
        return collector.spans(trace).stream().map(Collector.Told::name).toList();
    }

    private Collector.Told span(String trace, String name) {
        return collector.spans(trace).stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(3)
    void what_is_killed_is_taken_over_by_the_other_and_no_watcher_misses_anything() throws Exception {
        var here = Shop.signedIn(oneApi.address());
        var there = new Shop(here.http(), otherApi.address(), here.token());
        var stockItems = List.of(here.stocked(10), here.stocked(10), here.stocked(10));
        String seen;
        try (var watcher = new Watcher(oneApi.address(), WATCHED, here.token(), null)) {
            assertThat(move(here, stockItems.getFirst(), "SOLD", 1).statusCode())
                    .isEqualTo(200);
            watcher.next(stock(stockItems.getFirst(), 9));
            seen = watcher.lastId();
            oneApi.kill();
        }
        for (String stockItem : stockItems) {
            assertThat(move(there, stockItem, "SOLD", 2).statusCode()).isEqualTo(200);
        }
        try (var watcher = new Watcher(otherApi.address(), WATCHED, here.token(), seen)) {
            var quantities = List.of(7L, 8L, 8L);
            for (int missed = 0; missed < stockItems.size(); missed++) {
                var event = watcher.next();
                assertThat(event).matches(stock(stockItems.get(missed), quantities.get(missed)));
            }

            nodeOf(there, "stock").kill();
            // Answered in time, whether or not it can be read by then.
            assertThat(move(there, stockItems.getFirst(), "SOLD", 1).statusCode())
                    .isIn(200, 202);
            watcher.next(stock(stockItems.getFirst(), 6));
        }
        await().atMost(LONG)
                .until(() -> move(there, stockItems.getFirst(), "RECEIVED", 1).statusCode() == 200);
        assertThat(nodeOf(there, "stock").role()).isEqualTo("projection");
    }

    @Test
    @Order(4)
    void what_is_told_to_stop_gives_its_segments_up_and_another_takes_them() throws Exception {
        var shop = Shop.signedIn(otherApi.address());
        var stopped = nodeOf(shop, "stock");
        var other = start("projection").ready();
        projections.add(other);
        assertThat(claims(stopped)).isPositive();

        assertThat(stopped.terminate()).isEqualTo(TERMINATED);
        // One that is killed leaves its claims behind, which are good for seconds.
        assertThat(claims(stopped)).isZero();

        await().atMost(LONG).ignoreExceptions().until(() -> nodeOf(shop, "stock") == other);
        assertThat(shop.quantity(shop.stocked(10))).isEqualTo(10);
    }

    /** How many segments of read models a process has claimed. */
    private long claims(RoleProcess process) {
        return servers.jdbc()
                .sql("select count(*) from projection.token_entry where owner like ?")
                .param(process.pid() + "@%")
                .query(Long.class)
                .single();
    }

    @Test
    @Order(5)
    void every_stream_at_one_that_is_told_to_stop_says_when_to_come_back_and_ends() throws Exception {
        var shop = Shop.signedIn(otherApi.address());
        // That of a version which is deployed elsewhere: nobody here works on it.
        servers.jdbc()
                .sql("insert into projection.generation (projection, number, revision, state, rebuild_id)"
                        + " values ('categories', 1000, 1000, 'BUILDING', 'elsewhere')")
                .update();
        String tracking = Shop.json(shop.get("/api/shipments"))
                .at("/items/0/trackingNumber")
                .asString();
        List<OpenStream> streams = new ArrayList<>();
        for (String path : List.of(
                WATCHED,
                "/api/live?topics=reports,audit,projections",
                "/api/reports/stock-status/stream",
                "/api/reports/sales-summary/stream",
                "/api/reports/user-activity/stream",
                "/api/tracking/" + tracking + "/stream",
                "/api/admin/rebuilds/elsewhere/stream")) {
            streams.add(OpenStream.open(shop, path));
        }
        for (var stream : streams) {
            await().atMost(LONG).until(stream::come, come -> come.contains("retry:2000"));
        }

        assertThat(otherApi.terminate()).isEqualTo(TERMINATED);

        Set<String> returns = new HashSet<>();
        for (var stream : streams) {
            assertThat(stream.ended()).containsPattern(FAREWELL);
            var farewell = FAREWELL.matcher(stream.ended());
            farewell.find();
            assertThat(Integer.parseInt(farewell.group(1))).isBetween(1_000, 5_000);
            returns.add(farewell.group(1));
            stream.close();
        }
        assertThat(returns).as("not all at once").hasSizeGreaterThan(1);
    }

    /** The process that fills a read model. */
    private RoleProcess nodeOf(Shop shop, String readModel) throws IOException, InterruptedException {
        String node = Shop.json(shop.get("/api/admin/projections"))
                .get("items")
                .valueStream()
                .filter(projection -> projection.get("name").asString().equals(readModel))
                .map(projection -> projection.at("/segments/0/node").asString(""))
                .findFirst()
                .orElseThrow();
        return projections.stream()
                .filter(process -> node.startsWith(process.pid() + "@"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("None of ours fills " + readModel + ": " + node));
    }

    @Test
    @Order(6)
    void every_line_of_every_log_is_json_and_none_names_a_person() {
        var lines = all.stream()
                .flatMap(process -> process.output().lines())
                .filter(line -> !line.isBlank())
                .toList();
        assertThat(lines).hasSizeGreaterThan(all.size()).noneMatch(line -> line.contains(EMAIL));
        assertThat(lines.stream().map(JsonMapper.shared()::readTree))
                .allSatisfy(document -> assertThat(document.has("message")).isTrue());
    }

    private static HttpResponse<String> move(Shop shop, String stockItem, String type, int quantity)
            throws IOException, InterruptedException {
        return shop.post(
                "/api/stock/" + stockItem + "/movements",
                "{\"type\": \"%s\", \"quantity\": %d}".formatted(type, quantity),
                "Prefer",
                "wait=30");
    }

    private static String address(String postalCode) {
        return """
                {"line1": "1 Sukhumvit", "city": "Somewhere", "postalCode": "%s", "country": "TH"}""".formatted(postalCode);
    }
}
