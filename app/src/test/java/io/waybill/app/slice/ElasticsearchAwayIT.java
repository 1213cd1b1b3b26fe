package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill.Running;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Elasticsearch is killed while people go on trading, and comes back. */
@ExtendWith(RunningWaybill.class)
class ElasticsearchAwayIT {

    private static final int PRODUCTS = 20;

    private final Running waybill;
    private final Trading trading;

    ElasticsearchAwayIT(Running waybill) {
        this.waybill = waybill;
        this.trading = new Trading(waybill);
    }

    @Test
    void what_is_written_meanwhile_is_found_afterwards() throws IOException, InterruptedException {
        String word = "w" + UUID.randomUUID().toString().replace("-", "");
        trading.stocked(word, 1);
        awaitFound(word, 1);
        List<String> registered = new ArrayList<>();

        waybill.withoutElasticsearch(() -> {
            for (int number = 0; number < PRODUCTS; number++) {
                // The rows wait for nobody: these are read back at once.
                registered.add(trading.stocked(word, 1));
            }
            waybill.client()
                    .get()
                    .uri("/api/products?q={q}", word)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(503)
                    .expectHeader()
                    .exists("Retry-After");
        });

        awaitFound(word, PRODUCTS + 1);
        assertThat(registered).doesNotHaveDuplicates();
        for (String name : List.of("product-search", "audit-trail")) {
            var projection = Eventually.get(
                    () -> projection(name), found -> found.at("/lag/events").asLong() == 0);
            assertThat(projection.get("deadLetters").asLong()).isZero();
        }
    }

    private void awaitFound(String word, int count) {
        Eventually.get(() -> found(word), found -> found == count);
    }

    private int found(String word) {
        var answer = waybill.client()
                .get()
                .uri("/api/products?limit=100&q={q}", word)
                .exchange()
                .expectBody(JsonNode.class)
                .returnResult();
        return answer.getStatus().is2xxSuccessful()
                ? Objects.requireNonNull(answer.getResponseBody()).get("items").size()
                : -1;
    }

    private JsonNode projection(String name) {
        return trading.get("/api/admin/projections")
                .get("items")
                .valueStream()
                .filter(projection -> projection.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
