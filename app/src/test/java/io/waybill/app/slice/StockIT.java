package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill.Running;
import io.waybill.messages.stock.StopReceiving;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Opening, reserving, transferring and moving in bulk, over HTTP. */
@ExtendWith(RunningWaybill.class)
class StockIT {

    private final Running waybill;
    private final Trading trading;

    StockIT(Running waybill) {
        this.waybill = waybill;
        this.trading = new Trading(waybill);
    }

    @Test
    void a_product_is_stocked_at_one_location_more() {
        String product = product(trading.stocked("Elsewhere too", 1));

        var opened = post("/api/stock", Map.of("productId", product, "location", "SHOP", "quantity", 7));
        opened.expectStatus().isCreated().expectHeader().valueEquals("ETag", "\"1\"");
        var view = body(opened);
        assertThat(view.get("quantity").asLong()).isEqualTo(7);
        assertThat(view.get("productName").asString()).isEqualTo("Elsewhere too");
        opened.expectHeader()
                .valueEquals("Location", "/api/stock/" + view.get("id").asString());

        post("/api/stock", Map.of("productId", product, "location", "SHOP"))
                .expectStatus()
                .isEqualTo(409);
        post("/api/stock", Map.of("productId", "none", "location", "SHOP"))
                .expectStatus()
                .isNotFound();
    }

    @Test
    void reserved_goods_are_there_but_not_available_until_they_leave() {
        String item = trading.stocked("Promised", 10);

        var made = reserve(item, 4, 60);
        made.expectStatus().isCreated().expectHeader().valueEquals("ETag", "\"2\"");
        var reservation = body(made);
        assertThat(reservation.get("available").asLong()).isEqualTo(6);
        assertStock(item, 10, 4);
        trading.move(item, "SOLD", 7).expectStatus().isEqualTo(409);
        reserve(item, 7, 60).expectStatus().isEqualTo(409);

        String uri = "/api/stock/" + item + "/reservations/"
                + reservation.get("reservationId").asString();
        made.expectHeader().valueEquals("Location", uri);
        post(uri + "/commit", null).expectStatus().isOk();
        assertStock(item, 6, 0);
        post(uri + "/commit", null).expectStatus().isEqualTo(409);
        delete(uri).expectStatus().isEqualTo(409);
        delete(uri + "0").expectStatus().isNotFound();
    }

    @Test
    void a_released_reservation_holds_nothing_any_more() {
        String item = trading.stocked("Released", 10);
        var reservation = body(reserve(item, 4, 60));

        delete("/api/stock/" + item + "/reservations/"
                        + reservation.get("reservationId").asString())
                .expectStatus()
                .isNoContent()
                .expectHeader()
                .valueEquals("ETag", "\"3\"");
        assertStock(item, 10, 0);
    }

    @Test
    void a_reservation_ends_by_itself_when_its_time_is_over() {
        String item = trading.stocked("Forgotten", 10);

        var reservation = body(reserve(item, 10, 1));
        assertThat(reservation.get("expiresAt").asString()).endsWith("Z");

        Eventually.get(
                () -> trading.get("/api/stock/{id}", item).get("available").asLong(), available -> available == 10);
        post(
                        "/api/stock/" + item + "/reservations/"
                                + reservation.get("reservationId").asString() + "/commit",
                        null)
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void nobody_gives_a_reservation_up_that_ends_by_itself_and_a_transfer_is_its_senders_to_the_end() {
        String item = trading.stocked("Whose", 10);
        reserve(item, 1, 1);
        Eventually.get(
                () -> trading.get("/api/stock/{id}", item).get("reserved").asLong(), reserved -> reserved == 0);
        post("/api/stock/transfers", transfer(product(item), 4)).expectStatus().isAccepted();
        Eventually.get(
                () -> trading.get("/api/stock/{id}", item).get("quantity").asLong(), quantity -> quantity == 6);

        assertThat(metadata(item, "stock.reserved")).contains("\"userId\"");
        assertThat(metadata(item, "stock.reservation-expired"))
                .contains("#expire\"")
                .doesNotContain("\"userId\"");
        assertThat(metadata(item, "stock.movement-recorded"))
                .contains("#issue\"")
                .contains("\"userId\"");
    }

    /** The metadata of the last event of a type. */
    private String metadata(String stockItemId, String type) {
        return JdbcClient.create(waybill.bean(DataSource.class))
                .sql("""
                        select metadata from axonserver.event where aggregate_id = ? and payload_type = ?
                        order by sequence desc limit 1""")
                .param(stockItemId)
                .param(type)
                .query(String.class)
                .single();
    }

    @Test
    void a_reorder_level_decides_what_counts_as_low() {
        String item = trading.stocked("Reordered", 10);

        var changed = waybill.client()
                .put()
                .uri("/api/stock/{id}/reorder-level", item)
                .header("Prefer", "wait=20")
                .bodyValue(Map.of("reorderLevel", 10))
                .exchange();

        changed.expectStatus().isOk();
        assertThat(body(changed).get("status").asString()).isEqualTo("LOW_STOCK");
    }

    @Test
    void goods_that_are_transferred_arrive() {
        String item = trading.stocked("Moved", 10);
        String product = product(item);

        var started = post("/api/stock/transfers", transfer(product, 4));

        started.expectStatus().isAccepted();
        assertThat(body(started).get("transferId").asString()).isNotBlank();
        Eventually.get(
                () -> trading.get("/api/stock?productId={p}&location=SHOP", product)
                        .at("/items/0/quantity")
                        .asLong(0),
                quantity -> quantity == 4);
        assertThat(trading.get("/api/stock/{id}", item).get("quantity").asLong())
                .isEqualTo(6);
    }

    @Test
    void goods_that_are_turned_away_come_back() {
        String item = trading.stocked("Turned away", 10);
        String product = product(item);
        String shop = body(post("/api/stock", Map.of("productId", product, "location", "SHOP")))
                .get("id")
                .asString();
        waybill.bean(CommandGateway.class).sendAndWait(new StopReceiving(shop));

        post("/api/stock/transfers", transfer(product, 4)).expectStatus().isAccepted();

        // Received, issued and taken back: version 3.
        var back = Eventually.get(
                () -> trading.get("/api/stock/{id}", item),
                view -> view.get("version").asLong() == 3);
        assertThat(back.get("quantity").asLong()).isEqualTo(10);
        assertThat(trading.get("/api/stock/{id}", shop).get("quantity").asLong())
                .isZero();
    }

    @Test
    void of_many_movements_each_is_recorded_or_not_by_itself() {
        String item = trading.stocked("Bulk", 10);
        String other = trading.stocked("Bulk too", 1);

        var answered = post(
                "/api/stock/movements",
                List.of(
                        movement(item, "SOLD", 8),
                        movement(other, "SOLD", 2),
                        movement(item, "SOLD", 8),
                        movement(item, "SOLD", -1),
                        movement("none", "SOLD", 1),
                        movement(item, "RECEIVED", 5)));

        answered.expectStatus().isEqualTo(207);
        var results = body(answered);
        assertThat(results.valueStream().map(result -> result.get("index").asInt()))
                .containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(results.valueStream().map(result -> result.get("status").asInt()))
                .containsExactly(200, 409, 409, 400, 404, 200);
        assertThat(results.at("/0/movement/newQuantity").asLong()).isEqualTo(2);
        assertThat(results.at("/3/problem/errors/0/pointer").asString()).isEqualTo("/3/quantity");
        assertThat(results.at("/5/movement/newQuantity").asLong()).isEqualTo(7);
        assertStock(item, 7, 0);
    }

    @Test
    void a_thousand_movements_are_taken_and_one_more_is_not() {
        var items = IntStream.range(0, 10)
                .mapToObj(number -> trading.stocked("A thousand", 1))
                .toList();
        var most = IntStream.range(0, 1_000)
                .mapToObj(number -> movement(items.get(number % items.size()), "RECEIVED", 1))
                .toList();

        post("/api/stock/movements", most).expectStatus().isEqualTo(207);
        items.forEach(item -> assertStock(item, 101, 0));
        String one = trading.stocked("A thousand of one", 1);
        post("/api/stock/movements", Collections.nCopies(1_000, movement(one, "RECEIVED", 1)))
                .expectStatus()
                .isEqualTo(207);
        assertStock(one, 1_001, 0);
        var more = Stream.concat(most.stream(), Stream.of(most.getFirst())).toList();
        post("/api/stock/movements", more).expectStatus().isBadRequest();
        post("/api/stock/movements", List.of()).expectStatus().isBadRequest();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /api/stock                   | {"productId":"","location":" ","quantity":-1,"reorderLevel":-1} | 4
                    /api/stock/x/reservations    | {"referenceId":"","quantity":0,"expiresInSeconds":2592001}      | 3
                    /api/stock/transfers         | {"productId":"p","fromLocation":"A","toLocation":"A ","quantity":0} | 2
                    /api/stock/x/movements       | {"type":"TRANSFERRED_IN","quantity":2000000000}                 | 2
                    """)
    void every_field_that_is_wrong_is_named(String uri, String json, int wrong) {
        waybill.client()
                .post()
                .uri(uri)
                .header("Content-Type", "application/json")
                .bodyValue(json)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(wrong);
    }

    private static Map<String, Object> transfer(String productId, long quantity) {
        return Map.of("productId", productId, "fromLocation", "MAIN", "toLocation", "SHOP", "quantity", quantity);
    }

    private static Map<String, Object> movement(String stockItemId, String type, long quantity) {
        return Map.of("stockItemId", stockItemId, "type", type, "quantity", quantity);
    }

    private ResponseSpec reserve(String stockItemId, long quantity, long seconds) {
        return post(
                "/api/stock/" + stockItemId + "/reservations",
                new HashMap<>(Map.of("referenceId", "SO-1", "quantity", quantity, "expiresInSeconds", seconds)));
    }

    private ResponseSpec post(String uri, @Nullable Object body) {
        var request = waybill.client().post().uri(uri).header("Prefer", "wait=20");
        return body == null ? request.exchange() : request.bodyValue(body).exchange();
    }

    private ResponseSpec delete(String uri) {
        return waybill.client().delete().uri(uri).header("Prefer", "wait=20").exchange();
    }

    private static JsonNode body(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(JsonNode.class).returnResult().getResponseBody());
    }

    private String product(String stockItemId) {
        return trading.get("/api/stock/{id}", stockItemId).get("productId").asString();
    }

    private void assertStock(String stockItemId, long quantity, long reserved) {
        var view = trading.get("/api/stock/{id}", stockItemId);
        assertThat(view.get("quantity").asLong()).isEqualTo(quantity);
        assertThat(view.get("reserved").asLong()).isEqualTo(reserved);
        assertThat(view.get("available").asLong()).isEqualTo(quantity - reserved);
    }
}
