package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.codec.ServerSentEvent;
import tools.jackson.databind.JsonNode;

/** Everything that changes, as a watcher sees it. */
@ExtendWith(RunningWaybill.class)
class LiveIT {

    private static final String STOCK = "/api/live?topics=stock";

    private final Running waybill;
    private final Trading trading;

    LiveIT(Running waybill) {
        this.waybill = waybill;
        this.trading = new Trading(waybill);
    }

    private Watcher watcher(@Nullable String lastId) {
        return new Watcher(waybill.address(), STOCK, waybill.token(), lastId);
    }

    private static Predicate<ServerSentEvent<JsonNode>> of(String stockItem) {
        return event -> data(event).path("id").asString("").equals(stockItem);
    }

    private static JsonNode data(ServerSentEvent<JsonNode> event) {
        return Objects.requireNonNull(event.data());
    }

    private static long quantity(ServerSentEvent<JsonNode> event) {
        return data(event).get("quantity").asLong();
    }

    @Test
    void a_watcher_is_told_how_what_changed_reads_now() throws Exception {
        String stockItem = trading.stocked("Live", 10);
        try (var watcher = watcher(null)) {
            Eventually.get(watcher::lastId, Objects::nonNull);
            trading.move(stockItem, "SOLD", 3).expectStatus().isOk();

            var event = watcher.next(of(stockItem).and(told -> quantity(told) == 7));

            assertThat(event.event()).isEqualTo("stock");
            assertThat(data(event)).isEqualTo(trading.get("/api/stock/{id}", stockItem));
        }
    }

    @Test
    void a_watcher_that_comes_back_is_told_what_it_missed_and_then_what_comes() throws Exception {
        var stockItems = IntStream.range(0, 5)
                .mapToObj(number -> trading.stocked("Missed " + number, 10))
                .toList();
        String seen;
        try (var watcher = watcher(null)) {
            seen = Eventually.get(watcher::lastId, Objects::nonNull);
        }
        for (String stockItem : stockItems) {
            trading.move(stockItem, "SOLD", 1).expectStatus().isOk();
        }
        var others = stockItems.subList(1, stockItems.size()).stream()
                .map(stockItem -> stockItem + "=9")
                .toList();

        try (var watcher = watcher(seen)) {
            trading.move(stockItems.getFirst(), "SOLD", 1).expectStatus().isOk();
            List<String> told = new ArrayList<>();
            List<String> ids = new ArrayList<>();
            // What is told is how a thing reads now: of the first one it may be 8 each time.
            while (!told.contains(stockItems.getFirst() + "=8") || !told.containsAll(others)) {
                var event = watcher.next();
                assertThat(event.event()).isEqualTo("stock");
                told.add(data(event).get("id").asString() + "=" + quantity(event));
                ids.add(event.id());
            }
            assertThat(ids).doesNotHaveDuplicates();
            assertThat(told).containsSubsequence(others);
        }
    }

    @Test
    void a_watcher_that_was_away_too_long_is_told_to_read_anew() throws Exception {
        try (var watcher = watcher("1000000000")) {
            var event = watcher.next();
            assertThat(event.event()).isEqualTo("resync");
            assertThat(data(event).at("/topics/0").asString()).isEqualTo("stock");
        }
    }

    @Test
    void reports_audit_and_read_models_are_watched_as_well() throws Exception {
        trading.stocked("Watched at all", 10);
        String path = "/api/live?topics=reports,audit,projections";
        try (var watcher = new Watcher(waybill.address(), path, waybill.token(), null)) {
            Eventually.get(watcher::lastId, Objects::nonNull);

            trading.stocked("Watched", 10);
            var report = watcher.next(event -> "report".equals(event.event())
                    && data(event).get("id").asString().equals("trade"));
            assertThat(data(report).get("reports").toString()).contains("sales-summary");
            // Which of two read models tells first nobody knows.
            trading.stocked("Watched again", 10);
            watcher.next(event -> "audit".equals(event.event()));

            waybill.client()
                    .post()
                    .uri("/api/admin/projections/categories/rebuild")
                    .exchange()
                    .expectStatus()
                    .isAccepted();
            var projection = watcher.next(event -> "projection".equals(event.event()));
            assertThat(data(projection).get("id").asString()).isEqualTo("categories");
            assertThat(data(projection).at("/projection/store").asString()).isEqualTo("PostgreSQL");
            watcher.next(event -> "projection".equals(event.event())
                    && data(event).at("/projection/generation").asLong()
                            == data(event).get("version").asLong());
        }
    }

    @Test
    void a_watcher_who_is_signed_out_is_told_so() throws Exception {
        trading.stocked("Not for long", 10);
        AccountHolder viewer = AccountHolder.registered(waybill, "VIEWER");
        AccountHolder.Tokens tokens = viewer.signIn();
        try (var watcher = new Watcher(waybill.address(), STOCK, tokens.accessToken(), null)) {
            Eventually.get(watcher::lastId, Objects::nonNull);
            viewer.ask(HttpMethod.POST, "/api/auth/logout", tokens)
                    .expectStatus()
                    .isNoContent();
            var event = watcher.next(told -> "unauthorized".equals(told.event()));
            assertThat(data(event).get("detail").asString()).isNotBlank();
        }
    }

    @Test
    void what_changed_while_redis_was_away_is_not_missed() throws Exception {
        String stockItem = trading.stocked("Away", 10);
        try (var watcher = watcher(null)) {
            Eventually.get(watcher::lastId, Objects::nonNull);

            waybill.withoutRedis(() -> waybill.client()
                    .post()
                    .uri("/api/stock/{id}/movements", stockItem)
                    .bodyValue(Map.of("type", "SOLD", "quantity", 4))
                    .exchange()
                    .expectStatus()
                    .isOk());

            watcher.next(
                    event -> "resync".equals(event.event()) || of(stockItem).test(event));
            Eventually.get(
                    () -> trading.get("/api/stock/{id}", stockItem)
                            .get("quantity")
                            .asLong(),
                    left -> left == 6);
            trading.move(stockItem, "SOLD", 1).expectStatus().isOk();
            watcher.next(of(stockItem).and(told -> quantity(told) == 5));
        }
    }

    @ParameterizedTest
    @CsvSource({"VIEWER,,400", "VIEWER,nonsense,400", "VIEWER,'stock,nonsense',400", "CUSTOMER,stock,403"})
    void what_cannot_be_watched_is_refused(String role, @Nullable String topics, int status) {
        waybill.anonymous()
                .get()
                .uri(topics == null ? "/api/live" : "/api/live?topics=" + topics)
                .headers(headers ->
                        headers.setBearerAuth(new People(waybill).withRole(role).token()))
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }
}
