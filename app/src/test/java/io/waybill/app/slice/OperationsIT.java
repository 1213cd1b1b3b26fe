package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.waybill.app.slice.RunningWaybill.Running;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an operator sees of the read models, and does to them, while people use the system. */
@ExtendWith(RunningWaybill.class)
class OperationsIT {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Running waybill;
    private final Trading trading;

    OperationsIT(Running waybill) {
        this.waybill = waybill;
        this.trading = new Trading(waybill);
    }

    private JsonNode projection(String name) {
        return trading.get("/api/admin/projections")
                .get("items")
                .valueStream()
                .filter(projection -> projection.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private ResponseSpec post(String uri, Object... variables) {
        return waybill.client().post().uri(uri, variables).exchange();
    }

    private static JsonNode body(ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectBody(JsonNode.class).returnResult().getResponseBody());
    }

    @Test
    void read_models_say_how_far_they_are() {
        trading.stocked("Anything", 1);
        for (String name : List.of(
                "products",
                "price-history",
                "product-search",
                "stock",
                "stock-movements",
                "users",
                "activity",
                "trade",
                "shipping",
                "shipments",
                "audit-trail",
                "stock-movement-feed",
                "webhooks")) {
            var caughtUp = Eventually.get(
                    () -> projection(name),
                    projection -> projection.at("/lag/events").asLong() == 0);
            assertThat(caughtUp.get("state").asString()).isEqualTo("RUNNING");
            assertThat(caughtUp.get("position").asLong()).isPositive();
            assertThat(caughtUp.at("/segments/0/node").asString()).isNotBlank();
            assertThat(caughtUp.at("/lag/seconds").asDouble()).isZero();
        }
        assertThat(projection("stock").get("store").asString()).isEqualTo("PostgreSQL");
        assertThat(projection("product-search").get("store").asString()).isEqualTo("Elasticsearch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "products",
                "price-history",
                "categories",
                "stock",
                "stock-movements",
                "users",
                "activity",
                "trade",
                "shipping",
                "shipments",
                "audit-trail",
                "product-search"
            })
    void one_is_built_anew_while_people_read_and_write(String name) throws InterruptedException {
        String stockItem = trading.stocked("Rebuilt " + name, 50);
        int generation = projection(name).get("generation").asInt();
        var done = new AtomicBoolean();
        var failure = new AtomicReference<Throwable>();
        var reader = Thread.ofPlatform().start(() -> {
            while (!done.get() && failure.get() == null) {
                try {
                    trading.move(stockItem, "RECEIVED", 1).expectStatus().isOk();
                    trading.get("/api/stock/{id}", stockItem);
                    trading.get("/api/users");
                    trading.get("/api/products?q=rebuilt");
                } catch (RuntimeException | AssertionError e) {
                    failure.set(e);
                }
            }
        });

        var started = body(post("/api/admin/projections/{name}/rebuild", name)
                .expectStatus()
                .isAccepted());
        String id = started.get("id").asString();
        var progress = progress(id);
        done.set(true);
        reader.join();

        assertThatCode(() -> {
                    if (failure.get() != null) {
                        throw failure.get();
                    }
                })
                .doesNotThrowAnyException();
        assertThat(progress).isNotEmpty();
        var last = progress.getLast();
        assertThat(last.get("state").asString()).isEqualTo("COMPLETED");
        assertThat(last.get("detail").asString()).isEqualTo("Equal to the one before");
        assertThat(last.get("projection").asString()).isEqualTo(name);
        assertThat(projection(name).get("generation").asInt()).isEqualTo(generation + 1);
        assertThat(trading.get("/api/admin/rebuilds").at("/items/0/id").asString())
                .isEqualTo(id);
        String word = "w" + UUID.randomUUID().toString().replace("-", "");
        String later = trading.stocked(word, 1);
        awaitFound("/api/products?q={word}", word);
        awaitFound("/api/audit?entityId={id}", later);
    }

    private void awaitFound(String search, String what) {
        Eventually.get(() -> trading.get(search, what).get("items"), found -> !found.isEmpty());
    }

    /** What the stream of a rebuild says until it ends. */
    private List<JsonNode> progress(String id) {
        var lines = waybill.client()
                .mutate()
                .responseTimeout(LONG)
                .build()
                .get()
                .uri("/api/admin/rebuilds/{id}/stream", id)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseBody()
                .takeUntil(data -> data.contains("COMPLETED")
                        || data.contains("FAILED")
                        || data.contains("needsConfirmation\":true"))
                .collectList()
                .block(LONG);
        return Objects.requireNonNull(lines).stream()
                .filter(line -> line.startsWith("{"))
                .map(JSON::readTree)
                .toList();
    }

    @Test
    void what_cannot_be_rebuilt_is_refused() {
        post("/api/admin/projections/none/rebuild").expectStatus().isNotFound();
        post("/api/admin/projections/stock-movement-feed/rebuild")
                .expectStatus()
                .isEqualTo(409);
        waybill.client()
                .delete()
                .uri("/api/admin/rebuilds/none")
                .exchange()
                .expectStatus()
                .isNotFound();
        post("/api/admin/rebuilds/none/confirm").expectStatus().isNotFound();
        waybill.client()
                .get()
                .uri("/api/admin/rebuilds/none")
                .exchange()
                .expectStatus()
                .isNotFound();
        post("/api/admin/dead-letters/none/retry").expectStatus().isNotFound();
        waybill.client()
                .delete()
                .uri("/api/admin/dead-letters/none")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void an_event_that_cannot_be_handled_is_shown_and_tried_again() {
        var jdbc = JdbcClient.create(waybill.bean(DataSource.class));
        String table = "products_" + projection("products").get("generation").asInt() + ".product";
        jdbc.sql("alter table " + table + " add constraint no_poison check (name <> 'Poison')")
                .update();
        String id;
        try {
            id = body(waybill.client()
                            .post()
                            .uri("/api/products")
                            .bodyValue(Trading.product("Poison", 1))
                            .exchange()
                            .expectStatus()
                            .isCreated())
                    .get("id")
                    .asString();
            Eventually.get(() -> letters(id), letters -> letters.size() == 1);
            // Others go on.
            trading.stocked("Not poison", 1);
        } finally {
            jdbc.sql("alter table " + table + " drop constraint no_poison").update();
        }

        var letter = letters(id).getFirst();
        assertThat(letter.get("projection").asString()).startsWith("products_");
        assertThat(letter.get("event").asString()).isEqualTo("product.registered");
        assertThat(letter.get("cause").asString()).contains("no_poison");
        // It may have been tried by itself just now.
        var retry = post("/api/admin/dead-letters/{id}/retry", letter.get("id").asString());
        assertThat(retry.returnResult(Void.class).getStatus().value()).isIn(200, 404);
        Eventually.get(() -> letters(id), List::isEmpty);
        assertThat(trading.get("/api/products/{id}", id).get("name").asString()).isEqualTo("Poison");
    }

    private List<JsonNode> letters(String aggregateId) {
        return trading.get("/api/admin/dead-letters?limit=200")
                .get("items")
                .valueStream()
                .filter(letter -> letter.get("aggregateId").asString().equals(aggregateId))
                .toList();
    }
}
