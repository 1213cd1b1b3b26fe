package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.app.slice.Recount.Moved;
import io.waybill.app.slice.RunningWaybill.Running;
import io.waybill.messages.stock.MovementType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.JsonNode;

/** Reports over a period, against a recount of every event there is. */
@ExtendWith(RunningWaybill.class)
class ReportIT {

    private final Running waybill;
    private final Trading trading;
    private final Random random = new Random(7);

    ReportIT(Running waybill) {
        this.waybill = waybill;
        this.trading = new Trading(waybill);
    }

    @Test
    void totals_equal_a_recount_from_the_events() throws InterruptedException {
        trade();
        ship();
        var recount = Recount.of(waybill.bean(EventStore.class));
        var today = LocalDate.parse(report("shipping-performance").get("to").asString());

        var sold = recount.movements.stream()
                .filter(moved -> moved.type() == MovementType.SOLD)
                .toList();
        Function<Moved, String> day = moved -> moved.day().toString();
        Map<String, Function<Moved, String>> groupings = Map.of(
                "day",
                moved -> moved.day().toString(),
                "location",
                Moved::location,
                "product",
                Moved::product,
                "category",
                moved -> String.valueOf(recount.categories.get(moved.product())));
        groupings.forEach((groupBy, key) -> {
            agrees("sales-summary?groupBy=" + groupBy, ReportIT::sales, salesBy(key, sold));
        });
        agrees("sales-summary?currency=USD", ReportIT::sales, salesBy(day, in("USD", sold)));
        for (String groupBy : List.of("day", "location", "product")) {
            agrees(
                    "stock-movements?groupBy=" + groupBy,
                    row -> row.get("movements").asString() + " "
                            + row.get("change").asString(),
                    by(
                            Objects.requireNonNull(groupings.get(groupBy)),
                            recount.movements,
                            group -> group.size() + " "
                                    + group.stream().mapToLong(Moved::change).sum()));
        }
        agrees(
                "stock-movements?groupBy=movement",
                row -> row.get("movements").asString() + " " + row.get("change").asString(),
                by(
                        moved -> moved.type().name(),
                        recount.movements,
                        group -> group.size() + " "
                                + group.stream().mapToLong(Moved::change).sum()));
        agrees(
                "user-activity?groupBy=user",
                row -> row.get("events").asString(),
                recount.eventsByUser.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().toString())));
        agrees(
                "shipping-performance?groupBy=carrier",
                row ->
                        List.of(
                                        "booked",
                                        "dispatched",
                                        "cancelled",
                                        "failedAttempts",
                                        "delivered",
                                        "onTime",
                                        "returned")
                                .stream()
                                .map(count -> row.get(count).asLong())
                                .toList()
                                .toString(),
                recount.carriers(today.minusDays(29), today).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().toString())));

        var statement = report("financial-statement");
        assertThat(statement.get("rows").size())
                .isEqualTo(30 * statement.get("totals").size());
        for (var total : statement.get("totals")) {
            String currency = total.get("currency").asString();
            assertThat(amount(total, "stockValue"))
                    .isEqualByComparingTo(recount.stockValue().getOrDefault(currency, BigDecimal.ZERO));
            assertThat(amount(total, "shippingCost"))
                    .isEqualByComparingTo(recount.shippingCostByCurrency.getOrDefault(currency, BigDecimal.ZERO));
            assertThat(amount(total, "sales"))
                    .isEqualByComparingTo(
                            in(currency, sold).stream().map(Moved::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
            assertThat(sum(statement, currency, "sales")).isEqualByComparingTo(amount(total, "sales"));
        }
        assertThat(statement
                        .get("totals")
                        .valueStream()
                        .map(total -> total.get("currency").asString()))
                .contains("THB", "USD");

        var zones = report("shipping-performance");
        assertThat(zones.get("rows").valueStream().map(row -> row.get("zone").asString()))
                .contains("bangkok", "north");
        var total = zones.at("/totals/0");
        assertThat(total.get("onTimeShare").asDouble())
                .isEqualTo(
                        total.get("onTime").asDouble() / total.get("delivered").asDouble(),
                        org.assertj.core.api.Assertions.within(0.0001));
    }

    /** Products at two locations, moved, sold, reserved and priced anew at random. */
    private void trade() {
        List<String> products = new ArrayList<>();
        List<String> items = new ArrayList<>();
        for (String location : List.of("RECOUNT-A", "RECOUNT-B", "RECOUNT-A")) {
            String item = trading.stockedAt(location, 500);
            items.add(item);
            products.add(trading.get("/api/stock/{id}", item).get("productId").asString());
        }
        List<String> currencies = List.of("THB", "USD", "JPY");
        List<String> types = List.of("RECEIVED", "SOLD", "SOLD", "SOLD", "RETURNED", "DAMAGED", "ADJUSTED");
        for (int step = 0; step < 60; step++) {
            String item = items.get(random.nextInt(items.size()));
            switch (random.nextInt(6)) {
                case 0 ->
                    price(
                            products.get(random.nextInt(products.size())),
                            Integer.toString(1 + random.nextInt(300)),
                            currencies.get(random.nextInt(currencies.size())));
                case 1 -> reserveAndCommit(item, 1 + random.nextInt(3));
                default -> {
                    String type = types.get(random.nextInt(types.size()));
                    long quantity = 1L + random.nextInt(4);
                    trading.move(item, type, type.equals("ADJUSTED") && random.nextBoolean() ? -quantity : quantity)
                            .expectStatus()
                            .isOk();
                }
            }
        }
        // Whatever chance brought: a sale in each of two currencies.
        price(products.getFirst(), "7.50", "USD");
        trading.move(items.getFirst(), "SOLD", 3).expectStatus().isOk();
        price(products.getFirst(), "99", "THB");
        trading.move(items.getFirst(), "SOLD", 2).expectStatus().isOk();
    }

    private void price(String product, String amount, String currency) {
        waybill.client()
                .patch()
                .uri("/api/products/{id}/price", product)
                .bodyValue(Map.of("price", Map.of("amount", amount, "currency", currency)))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private void reserveAndCommit(String item, int quantity) {
        String reservation = body(post(
                                "/api/stock/" + item + "/reservations",
                                Map.of("referenceId", "order", "quantity", quantity))
                        .expectStatus()
                        .isCreated())
                .get("reservationId")
                .asString();
        post("/api/stock/" + item + "/reservations/" + reservation + "/commit", null)
                .expectStatus()
                .isOk();
    }

    /** Shipments to two zones, some called off, some seen in the wrong order, some brought back. */
    private void ship() {
        for (int number = 0; number < 12; number++) {
            String id = body(post("/api/shipments", booking(number % 2 == 0 ? "10110" : "50000"))
                            .expectStatus()
                            .isCreated())
                    .get("id")
                    .asString();
            if (number % 5 == 4) {
                post("/api/shipments/" + id + "/cancel", null).expectStatus().isOk();
                continue;
            }
            post("/api/shipments/" + id + "/dispatch", null).expectStatus().isOk();
            seen(id, "DELIVERY_FAILED", 300);
            if (number % 4 != 3) {
                seen(id, "DELIVERED", 100);
                seen(id, "DELIVERY_FAILED", 200);
                seen(id, "DELIVERED", 150);
            }
            if (number % 6 == 5) {
                seen(id, "RETURNED", 50);
            }
        }
    }

    private void seen(String id, String status, long secondsAgo) {
        post(
                        "/api/shipments/" + id + "/tracking",
                        Map.of(
                                "status",
                                status,
                                "occurredAt",
                                Instant.now().minusSeconds(secondsAgo).toString()))
                .expectStatus()
                .isOk();
    }

    private static Map<String, Object> booking(String postalCode) {
        return Map.of(
                "reference",
                "recount",
                "customer",
                Map.of("name", "Somchai", "email", "recount@example.com"),
                "from",
                Map.of("line1", "1 Rama IV Road", "city", "Bangkok", "postalCode", "10110", "country", "TH"),
                "to",
                Map.of("line1", "2 Nimman Road", "city", "Anywhere", "postalCode", postalCode, "country", "TH"),
                "parcels",
                List.of(Map.of("weightGrams", 600, "lengthMm", 100, "widthMm", 100, "heightMm", 100)));
    }

    private void agrees(String report, Function<JsonNode, String> says, Map<String, String> expected) {
        assertThat(expected).as(report).isNotEmpty();
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            Map<String, String> found = new TreeMap<>();
            for (var row : report(report).get("rows")) {
                String key = row.values().iterator().next().asString();
                found.merge(
                        row.has("currency") ? key + " " + row.get("currency").asString() : key,
                        says.apply(row),
                        (one, other) -> "twice");
            }
            assertThat(found).as(report).isEqualTo(new TreeMap<>(expected));
        });
    }

    private static String sales(JsonNode row) {
        return row.get("sales").asString() + " " + row.get("quantity").asString() + " "
                + row.at("/amount/amount").asString();
    }

    private static Map<String, String> salesBy(Function<Moved, String> key, List<Moved> sold) {
        return by(
                moved -> key.apply(moved) + " " + moved.price().currency(),
                sold,
                group -> group.size() + " "
                        + group.stream().mapToLong(Moved::quantity).sum() + " "
                        + group.stream()
                                .map(Moved::amount)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .toPlainString());
    }

    private static Map<String, String> by(
            Function<Moved, String> key, List<Moved> movements, Function<List<Moved>, String> says) {
        return movements.stream()
                .collect(Collectors.groupingBy(key, Collectors.collectingAndThen(Collectors.toList(), says)));
    }

    private static List<Moved> in(String currency, List<Moved> movements) {
        return movements.stream()
                .filter(moved -> moved.price().currency().equals(currency))
                .toList();
    }

    private static BigDecimal amount(JsonNode row, String column) {
        return new BigDecimal(row.at("/" + column + "/amount").asString());
    }

    private static BigDecimal sum(JsonNode report, String currency, String column) {
        return report.get("rows")
                .valueStream()
                .filter(row -> row.get("currency").asString().equals(currency))
                .map(row -> amount(row, column))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void pages_and_downloads_have_every_row_once() {
        for (String location : List.of("PAGE-1", "PAGE-2", "PAGE-3", "PAGE-4", "PAGE-5")) {
            trading.move(trading.stockedAt(location, 9), "SOLD", 1)
                    .expectStatus()
                    .isOk();
        }
        Eventually.get(
                () -> report("sales-summary?groupBy=location&location=PAGE-5"),
                report -> report.get("rows").size() == 1);
        var all = report("sales-summary?groupBy=location");

        List<JsonNode> paged = new ArrayList<>();
        String cursor = "";
        do {
            var page = report("sales-summary?groupBy=location&limit=2&cursor=" + cursor);
            page.get("rows").forEach(paged::add);
            assertThat(page.get("totals")).isEqualTo(all.get("totals"));
            cursor = page.get("nextCursor").asString("");
        } while (!cursor.isEmpty());
        assertThat(paged).hasSizeGreaterThanOrEqualTo(5).containsExactlyElementsOf(all.get("rows"));

        var lines = csv("/api/reports/sales-summary?groupBy=location&format=csv&limit=2", "*/*")
                .lines()
                .toList();
        assertThat(lines.getFirst()).isEqualTo("\"location\",\"currency\",\"sales\",\"quantity\",\"amount\"");
        assertThat(lines).hasSize(1 + paged.size()).contains("\"PAGE-3\",\"THB\",1,1,99.50");
    }

    @Test
    void a_download_does_not_compute_what_somebody_wrote() {
        var product = new HashMap<>(Trading.product("=HYPERLINK(\"http://evil.example\")", 9));
        product.put("location", "+EVIL");
        var registered = body(trading.register(product).expectStatus().isCreated());
        String id = registered.get("id").asString();
        Eventually.get(
                () -> report("stock-movements?groupBy=product&productId=" + id),
                report -> report.get("rows").size() == 1);

        assertThat(csv("/api/reports/stock-movements?groupBy=product&productId=" + id, "text/csv"))
                .contains("\"'=HYPERLINK(\"\"http://evil.example\"\")\",1,9,");
        String stock = Eventually.get(
                () -> csv("/api/reports/stock-status?bom=true&format=csv", "application/json"),
                text -> text.contains("EVIL"));
        assertThat(stock).startsWith("\uFEFF\"location\",").contains("\"'+EVIL\",1,9,0,9,1,0,0");
    }

    @Test
    void a_download_has_a_name() {
        waybill.client()
                .get()
                .uri("/api/reports/financial-statement?from=2026-01-01&to=2026-01-31&format=csv")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .expectHeader()
                .valueEquals(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"financial-statement-2026-01-01-2026-01-31.csv\"");
    }

    @ParameterizedTest
    @CsvSource({
        "sales-summary?from=2026-02-30, 400",
        "sales-summary?groupBy=colour, 400",
        "sales-summary?carrier=DHL, 400",
        "sales-summary?from=2024-01-01&to=2026-01-01, 400",
        "sales-summary?cursor=broken, 400",
        "sales-summary?cursor=JSVuCiU, 400",
        "sales-summary/stream?cursor=broken, 400",
        "user-activity/stream?cursor=JSVuCiU, 400",
        "sales-summary?format=csv&bom=perhaps, 400",
        "sales-summary?format=csv&from=x, 400",
        "weather, 404",
        "weather/stream, 404",
        "weather?format=pdf, 404",
        "sales-summary?format=pdf&from=x, 400",
        "sales-summary?format=xlsx&cursor=broken, 400",
        "sales-summary?format=docx, 406",
        "stock-status?format=docx, 406"
    })
    void what_makes_no_sense_is_refused(String report, int status) {
        waybill.client()
                .get()
                .uri("/api/reports/" + report)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .valueEquals(HttpHeaders.CONTENT_TYPE, "application/problem+json");
    }

    @Test
    void a_format_that_there_is_not_is_not_acceptable() {
        waybill.client()
                .get()
                .uri("/api/reports/sales-summary")
                .header(HttpHeaders.ACCEPT, "application/msword")
                .exchange()
                .expectStatus()
                .isEqualTo(406);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stock-movements",
                "sales-summary",
                "shipping-performance",
                "user-activity",
                "financial-statement"
            })
    void every_report_has_a_form_in_common(String type) {
        var report = report(type + "?from=2024-01-01&to=2024-12-31");

        assertThat(report.get("type").asString()).isEqualTo(type);
        assertThat(report.get("zone").asString()).isEqualTo("Asia/Bangkok");
        assertThat(report.get("from").asString()).isEqualTo("2024-01-01");
        assertThat(report.get("rows").isEmpty()).isTrue();
        assertThat(report.get("totals").isEmpty()).isTrue();
        assertThat(report.get("nextCursor").isNull()).isTrue();
        assertThat(report.get("columns").size()).isPositive();
    }

    @Test
    void a_watcher_sees_what_is_sold_as_it_is_sold() throws InterruptedException {
        String item = trading.stockedAt("STREAMED", 20);
        trading.move(item, "SOLD", 1).expectStatus().isOk();
        String filtered = "sales-summary?groupBy=location&location=STREAMED";
        Eventually.get(() -> report(filtered), report -> report.get("rows").size() == 1);
        BlockingQueue<ServerSentEvent<JsonNode>> events = new LinkedBlockingQueue<>();
        var watching = watch("sales-summary/stream?groupBy=location&location=STREAMED", null, events);
        var also = new LinkedBlockingQueue<ServerSentEvent<JsonNode>>();
        var watchingToo = watch("sales-summary/stream?groupBy=location&location=STREAMED", null, also);
        try {
            assertThat(quantity(next(events, "snapshot"))).isEqualTo(1);
            next(also, "snapshot");
            trading.move(item, "SOLD", 2).expectStatus().isOk();
            var update = next(events, "update");
            assertThat(quantity(update)).isEqualTo(3);
            assertThat(next(also, "update").data()).isEqualTo(update.data());

            watching.dispose();
            events.clear();
            trading.move(item, "SOLD", 4).expectStatus().isOk();
            assertThat(quantity(next(also, "update"))).isEqualTo(7);
            watching = watch(
                    "sales-summary/stream?groupBy=location&location=STREAMED",
                    Objects.requireNonNull(update.id()),
                    events);
            assertThat(quantity(next(events, "update"))).isEqualTo(7);
        } finally {
            watching.dispose();
            watchingToo.dispose();
        }
    }

    private reactor.core.Disposable watch(
            String stream, @Nullable String lastSeen, BlockingQueue<ServerSentEvent<JsonNode>> events) {
        return WebClient.create(waybill.address())
                .get()
                .uri("/api/reports/" + stream)
                .headers(headers -> {
                    headers.setBearerAuth(waybill.token());
                    if (lastSeen != null) {
                        headers.set("Last-Event-ID", lastSeen);
                    }
                })
                .retrieve()
                .bodyToFlux(new ParameterizedTypeReference<ServerSentEvent<JsonNode>>() {})
                .filter(event -> event.event() != null)
                .subscribe(events::add);
    }

    private static ServerSentEvent<JsonNode> next(BlockingQueue<ServerSentEvent<JsonNode>> events, String kind)
            throws InterruptedException {
        var event = events.poll(30, TimeUnit.SECONDS);
        assertThat(event).as("an event " + kind).isNotNull();
        assertThat(Objects.requireNonNull(event).event()).isEqualTo(kind);
        return event;
    }

    private static long quantity(ServerSentEvent<JsonNode> event) {
        return Objects.requireNonNull(event.data()).at("/rows/0/quantity").asLong();
    }

    private JsonNode report(String report) {
        return trading.get("/api/reports/" + report);
    }

    private String csv(String uri, String accept) {
        return new String(
                Objects.requireNonNull(waybill.client()
                        .mutate()
                        .responseTimeout(Duration.ofSeconds(60))
                        .build()
                        .get()
                        .uri(uri)
                        .header(HttpHeaders.ACCEPT, accept)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(byte[].class)
                        .returnResult()
                        .getResponseBody()),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    private ResponseSpec post(String path, @Nullable Object body) {
        var request = waybill.client().post().uri(path);
        return body == null ? request.exchange() : request.bodyValue(body).exchange();
    }

    private static JsonNode body(ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectBody(JsonNode.class).returnResult().getResponseBody());
    }
}
