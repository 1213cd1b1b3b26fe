package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill.Running;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever was done to a thing, what its replayed events come to is what its read model says. */
@ExtendWith(RunningWaybill.class)
class ReplayedStateIT {

    private static final int STEPS = 20;
    private static final List<String> SIGHTINGS =
            List.of("IN_TRANSIT", "OUT_FOR_DELIVERY", "DELIVERY_FAILED", "DELIVERED", "RETURNED");
    private static final List<String> MOVEMENTS = List.of("RECEIVED", "SOLD", "RETURNED", "DAMAGED", "ADJUSTED");

    private final Running waybill;
    private final Trading trading;

    ReplayedStateIT(Running waybill) {
        this.waybill = waybill;
        this.trading = new Trading(waybill);
    }

    /** The same histories each time, and some that nobody has seen before. */
    static LongStream seeds() {
        return LongStream.concat(LongStream.range(0, 4), new Random().longs(4));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void of_a_stock_item(long seed) {
        var random = new Random(seed);
        String item = trading.stocked("Replayed", random.nextInt(50));
        List<String> reservations = new ArrayList<>();
        Map<Long, JsonNode> read = new HashMap<>();
        for (int step = 0; step < STEPS; step++) {
            doSomething(item, random, reservations);
            var meanwhile = trading.get("/api/stock/{id}", item);
            read.put(meanwhile.get("version").asLong(), meanwhile);
        }

        var now = trading.get("/api/audit/StockItem/{id}/state", item);
        var view = Eventually.get(
                () -> trading.get("/api/stock/{id}", item),
                found -> found.get("version").equals(now.get("version")));
        var state = now.get("state");
        // At every version that was read meanwhile it was what was read.
        read.put(view.get("version").asLong(), view);
        read.forEach((version, then) -> expectSame(
                trading.get("/api/audit/StockItem/{id}/state?version={version}", item, version)
                        .get("state"),
                then,
                List.of("productId", "location", "quantity", "reserved", "reorderLevel")));
        expectSameNow("StockItem", item, now);
        assertThat(state.get("quantity").asLong() - state.get("reserved").asLong())
                .isEqualTo(view.get("available").asLong());
        expectSameHistory(item);
        // A reservation is told as long as it holds goods.
        long held = state.path("reservations")
                .valueStream()
                .mapToLong(reservation -> reservation.get("quantity").asLong())
                .sum();
        assertThat(held).isEqualTo(view.get("reserved").asLong());
    }

    private static void expectSame(JsonNode state, JsonNode view, List<String> fields) {
        for (String field : fields) {
            assertThat(state.path(field)).as(field + " of " + view).isEqualTo(view.path(field));
        }
    }

    /** Page by page it is what it is in one: each goes on with what the one before came to, or starts anew without it. */
    private void expectSameHistory(String item) {
        var whole = changes(trading.get("/api/audit/StockItem/{id}/history?limit=200", item));
        for (int limit : new int[] {1, 7, 7}) {
            List<JsonNode> pages = new ArrayList<>();
            String cursor = "";
            do {
                String uri = "/api/audit/StockItem/{id}/history?limit={limit}" + cursor;
                var page = trading.get(uri, item, limit);
                pages.addAll(changes(page));
                if (pages.size() % 3 == 0) { // Asked for again, what was kept for it is used up.
                    assertThat(changes(trading.get(uri, item, limit))).isEqualTo(changes(page));
                }
                cursor = page.get("nextCursor").isNull()
                        ? ""
                        : "&cursor=" + page.get("nextCursor").asString();
            } while (!cursor.isEmpty());
            assertThat(pages).isEqualTo(whole);
        }
    }

    /** Versions with their changes; a position is told as soon as the event is chained, which may come in between. */
    private static List<JsonNode> changes(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(entry -> (JsonNode) ((ObjectNode) entry).without("position"))
                .toList();
    }

    /** At this moment, and at the newest version, it is what it is. */
    private void expectSameNow(String type, String id, JsonNode now) {
        assertThat(trading.get("/api/audit/{type}/{id}/state?at={at}", type, id, Instant.now()))
                .isEqualTo(now);
        assertThat(trading.get(
                        "/api/audit/{type}/{id}/state?version={version}",
                        type,
                        id,
                        now.get("version").asLong()))
                .isEqualTo(now);
    }

    private void doSomething(String item, Random random, List<String> reservations) {
        switch (random.nextInt(5)) {
            case 0 -> {
                var reserved = send(
                        HttpMethod.POST,
                        "/api/stock/" + item + "/reservations",
                        Map.of("referenceId", "ORDER", "quantity", 1 + random.nextInt(5)));
                if (reserved.getStatus().is2xxSuccessful()) {
                    reservations.add(Objects.requireNonNull(reserved.getResponseBody())
                            .get("reservationId")
                            .asString());
                }
            }
            case 1 -> {
                if (!reservations.isEmpty()) {
                    String reservation = reservations.remove(random.nextInt(reservations.size()));
                    String path = "/api/stock/" + item + "/reservations/" + reservation;
                    if (random.nextBoolean()) {
                        send(HttpMethod.POST, path + "/commit", Map.of());
                    } else {
                        send(HttpMethod.DELETE, path, Map.of());
                    }
                }
            }
            case 2 ->
                send(
                        HttpMethod.PUT,
                        "/api/stock/" + item + "/reorder-level",
                        Map.of("reorderLevel", random.nextInt(30)));
            default ->
                send(
                        HttpMethod.POST,
                        "/api/stock/" + item + "/movements",
                        Map.of(
                                "type",
                                MOVEMENTS.get(random.nextInt(MOVEMENTS.size())),
                                "quantity",
                                1 + random.nextInt(20)));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void of_a_product(long seed) {
        var random = new Random(seed);
        String product = Objects.requireNonNull(trading.register(Trading.product("Replayed", 1))
                        .expectStatus()
                        .isCreated()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody())
                .get("id")
                .asString();
        for (int step = 0; step < STEPS; step++) {
            send(HttpMethod.PATCH, "/api/products/" + product, somethingElse(random));
        }
        if (random.nextBoolean()) {
            send(HttpMethod.DELETE, "/api/products/" + product, Map.of());
        }

        var now = trading.get("/api/audit/Product/{id}/state", product);
        String path = "/api/products/" + product + "?includeDiscontinued=true";
        var view = Eventually.get(
                () -> trading.get(path), read -> read.get("version").equals(now.get("version")));
        var expected = new HashMap<String, String>();
        view.propertyStream()
                .filter(field -> !field.getValue().isNull())
                .forEach(field -> expected.put(field.getKey(), field.getValue().toString()));
        expected.remove("id");
        expected.remove("version");
        var told = new HashMap<String, String>();
        now.get("state")
                .propertyStream()
                .forEach(field -> told.put(field.getKey(), field.getValue().toString()));
        // What the read model calls otherwise, and what it does not keep.
        told.put("createdAt", told.remove("registeredAt"));
        told.remove("changedAt");
        assertThat(told).isEqualTo(expected);
        expectSameNow("Product", product, now);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void of_a_shipment(long seed) {
        var random = new Random(seed);
        var end =
                Map.of("name", "Anybody", "line1", "1 Road", "city", "Bangkok", "postalCode", "10110", "country", "TH");
        String shipment = Objects.requireNonNull(send(
                                HttpMethod.POST,
                                "/api/shipments",
                                Map.of(
                                        "reference",
                                        "ORDER",
                                        "customer",
                                        Map.of("name", "Anybody", "email", "anybody@example.org"),
                                        "from",
                                        end,
                                        "to",
                                        end,
                                        "parcels",
                                        List.of(Map.of(
                                                "weightGrams",
                                                100 + random.nextInt(2_000),
                                                "lengthMm",
                                                300,
                                                "widthMm",
                                                200,
                                                "heightMm",
                                                150))))
                        .getResponseBody())
                .get("id")
                .asString();
        for (int step = 0; step < STEPS; step++) {
            String path = "/api/shipments/" + shipment;
            switch (random.nextInt(8)) {
                case 0 -> send(HttpMethod.POST, path + "/cancel", Map.of());
                case 1, 2 -> send(HttpMethod.POST, path + "/dispatch", Map.of());
                default ->
                    send(
                            HttpMethod.POST,
                            path + "/tracking",
                            Map.of("status", SIGHTINGS.get(random.nextInt(SIGHTINGS.size())), "location", "A depot"));
            }
        }

        var now = trading.get("/api/audit/Shipment/{id}/state", shipment);
        var view = Eventually.get(
                () -> shipmentOf(shipment), read -> read.path("version").equals(now.get("version")));
        expectSame(
                now.get("state"),
                view,
                List.of(
                        "trackingNumber",
                        "reference",
                        "parcels",
                        "items",
                        "carrier",
                        "service",
                        "cost",
                        "estimatedDelivery",
                        "status",
                        "bookedAt"));
        expectSameNow("Shipment", shipment, now);
    }

    private JsonNode shipmentOf(String id) {
        return Objects.requireNonNull(waybill.client()
                .get()
                .uri("/api/shipments/{id}", id)
                .exchange()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    private static Map<String, Object> somethingElse(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Map.of("sku", "SKU-" + UUID.randomUUID());
            case 1 -> Map.of("name", "Tea " + random.nextInt(3));
            case 2 -> Map.of("price", Map.of("amount", random.nextInt(3) + ".50", "currency", "THB"));
            case 3 ->
                Map.of("attributes", random.nextBoolean() ? Map.of() : Map.of("colour", "red " + random.nextInt(3)));
            case 4 -> Map.of("weightGrams", random.nextInt(3));
            default -> Map.of("dimensionsMm", Map.of("length", 1 + random.nextInt(3), "width", 2, "height", 3));
        };
    }

    /** Whether it is allowed or not. */
    private EntityExchangeResult<JsonNode> send(HttpMethod method, String path, Object body) {
        return waybill.client()
                .method(method)
                .uri(path)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .value(status -> assertThat(status).isLessThan(500))
                .expectBody(JsonNode.class)
                .returnResult();
    }
}
