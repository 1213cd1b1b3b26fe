package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill.Running;
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

/** Whatever was done to a thing, what its replayed events come to is what its read model says. */
@ExtendWith(RunningWaybill.class)
class ReplayedStateIT {

    private static final int STEPS = 20;
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
        for (int step = 0; step < STEPS; step++) {
            doSomething(item, random, reservations);
        }

        var now = trading.get("/api/audit/StockItem/{id}/state", item);
        var view = Eventually.get(
                () -> trading.get("/api/stock/{id}", item),
                read -> read.get("version").equals(now.get("version")));
        var state = now.get("state");
        for (String field : List.of("productId", "location", "quantity", "reserved", "reorderLevel")) {
            assertThat(state.get(field)).as(field).isEqualTo(view.get(field));
        }
        assertThat(state.get("quantity").asLong() - state.get("reserved").asLong())
                .isEqualTo(view.get("available").asLong());
        // A reservation is told as long as it holds goods.
        long held = state.path("reservations")
                .valueStream()
                .mapToLong(reservation -> reservation.get("quantity").asLong())
                .sum();
        assertThat(held).isEqualTo(view.get("reserved").asLong());
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
