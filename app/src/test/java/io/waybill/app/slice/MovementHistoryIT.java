package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** How goods moved, as it is read. */
@ExtendWith(RunningWaybill.class)
class MovementHistoryIT {

    private final Running waybill;
    private final Trading trading;

    MovementHistoryIT(Running waybill) {
        this.waybill = waybill;
        this.trading = new Trading(waybill);
    }

    @Test
    void movements_are_read_newest_first_with_those_of_reservations_and_transfers_and_who_made_them() {
        String item = trading.stockedAt("BANGKOK", 20);
        trading.move(item, "SOLD", 3).expectStatus().isOk();
        String reservation = post(
                        "/api/stock/" + item + "/reservations", Map.of("referenceId", "ORDER-9", "quantity", 2))
                .get("reservationId")
                .asString();
        post("/api/stock/" + item + "/reservations/" + reservation + "/commit", Map.of());
        String product = trading.get("/api/stock/{id}", item).get("productId").asString();
        post(
                "/api/stock/transfers",
                Map.of("productId", product, "fromLocation", "BANGKOK", "toLocation", "PHUKET", "quantity", 4));

        var movements = Eventually.get(() -> movements(item, ""), page -> page.size() == 4);

        assertThat(movements.valueStream().map(movement -> movement.get("type").asString()))
                .containsExactly("TRANSFERRED_OUT", "SOLD", "SOLD", "RECEIVED");
        assertThat(movements
                        .valueStream()
                        .map(movement -> movement.get("newQuantity").asLong()))
                .containsExactly(11L, 15L, 17L, 20L);
        assertThat(movements
                        .valueStream()
                        .map(movement -> movement.get("previousQuantity").asLong()))
                .containsExactly(15L, 17L, 20L, 0L);
        assertThat(movements.at("/1/movementId").asString()).isEqualTo(reservation);
        assertThat(movements.at("/1/referenceId").asString()).isEqualTo("ORDER-9");
        String administrator = trading.get("/api/users/me").get("id").asString();
        assertThat(movements
                        .valueStream()
                        .map(movement -> movement.at("/by/userId").asString()))
                .containsOnly(administrator);
        assertThat(movements.at("/2/by/username").asString()).isNotBlank();
        assertThat(movements.at("/2/at").asString()).endsWith("Z");
    }

    @Test
    void only_those_of_a_type_and_a_time_are_read_where_that_is_asked_for() {
        String item = trading.stocked("Filtered", 20);
        trading.move(item, "SOLD", 1).expectStatus().isOk();
        trading.move(item, "DAMAGED", 2).expectStatus().isOk();
        trading.move(item, "SOLD", 3).expectStatus().isOk();
        var all = Eventually.get(() -> movements(item, ""), page -> page.size() == 4);

        assertThat(quantities(movements(item, "type=SOLD"))).containsExactly(3L, 1L);
        String damagedAt = all.at("/1/at").asString();
        String soldAt = all.at("/0/at").asString();
        assertThat(quantities(movements(item, "from=" + damagedAt + "&to=" + soldAt)))
                .containsExactly(2L);
        assertThat(quantities(movements(item, "to=" + damagedAt))).containsExactly(1L, 20L);
        assertThat(movements(item, "from=2999-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void pages_stay_right_while_goods_move() {
        String item = trading.stocked("Leafed through", 100);
        for (int sold = 1; sold <= 9; sold++) {
            trading.move(item, "SOLD", sold).expectStatus().isOk();
        }
        Eventually.get(() -> movements(item, ""), page -> page.size() == 10);

        List<Long> read = new ArrayList<>();
        String uri = "/api/stock/" + item + "/movements?limit=3";
        var page = trading.get(uri);
        while (true) {
            read.addAll(quantities(page.get("items")));
            if (page.get("nextCursor").isNull()) {
                break;
            }
            trading.move(item, "RECEIVED", 50).expectStatus().isOk();
            page = trading.get(uri + "&cursor={c}", page.get("nextCursor").asString());
        }

        assertThat(read).containsExactly(9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L, 100L);
    }

    @Test
    void what_was_written_is_read_at_its_version() {
        String item = trading.stocked("Read at once", 10);
        for (int sold = 1; sold <= 5; sold++) {
            var answer = waybill.client()
                    .post()
                    .uri("/api/stock/{id}/movements", item)
                    .bodyValue(Map.of("type", "SOLD", "quantity", 1))
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody(JsonNode.class)
                    .returnResult()
                    .getResponseBody();
            String version = Objects.requireNonNull(answer).get("version").asString();

            var read = Objects.requireNonNull(waybill.client()
                    .get()
                    .uri("/api/stock/{id}/movements", item)
                    .header("Waybill-Min-Version", version)
                    .header("Prefer", "wait=20")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .exists("ETag")
                    .expectBody(JsonNode.class)
                    .returnResult()
                    .getResponseBody());
            assertThat(read.at("/items/0/movementId").asString())
                    .isEqualTo(answer.get("movementId").asString());
            assertThat(read.get("version").asLong()).isGreaterThanOrEqualTo(Long.parseLong(version));
        }
    }

    @Test
    void there_are_none_of_an_item_that_there_is_not() {
        waybill.client()
                .get()
                .uri("/api/stock/none/movements")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=yesterday", "to=+999999999-01-01T00:00:00Z", "type=STOLEN", "limit=0", "cursor=%20"})
    void what_makes_no_sense_is_refused(String parameter) {
        String item = trading.stocked("Refused", 1);
        waybill.client()
                .get()
                .uri("/api/stock/" + item + "/movements?" + parameter.replace("+", "%2B"))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private JsonNode movements(String item, String filter) {
        return trading.get("/api/stock/" + item + "/movements?" + filter).get("items");
    }

    private static List<Long> quantities(JsonNode items) {
        return items.valueStream()
                .map(movement -> movement.get("quantity").asLong())
                .toList();
    }

    private JsonNode post(String uri, Map<String, ?> body) {
        return Objects.requireNonNull(waybill.client()
                .post()
                .uri(uri)
                .header("Prefer", "wait=20")
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .is2xxSuccessful()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }
}
