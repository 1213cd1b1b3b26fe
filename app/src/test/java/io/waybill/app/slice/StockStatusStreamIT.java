package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill.Running;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import tools.jackson.databind.JsonNode;

/** The stock status as a watcher sees it. */
@ExtendWith(RunningWaybill.class)
class StockStatusStreamIT {

    private final Running waybill;
    private final Trading trading;

    StockStatusStreamIT(Running waybill) {
        this.waybill = waybill;
        this.trading = new Trading(waybill);
    }

    @Test
    void a_watcher_gets_a_snapshot_and_then_what_changes() throws Exception {
        try (var watcher = new Watcher(null)) {
            long seen = position(watcher.next("snapshot"));

            String stockItem = trading.stockedAt("WATCHED", 11);
            trading.move(stockItem, "SOLD", 4).expectStatus().isOk();

            var update = watcher.next("update");
            while (quantity(update) != 7) {
                update = watcher.next("update");
            }
            assertThat(position(update)).isGreaterThan(seen);
            assertThat(quantity(trading.get("/api/reports/stock-status"))).isEqualTo(7);
        }
    }

    @Test
    void a_watcher_that_comes_back_gets_what_it_missed_and_nothing_twice() throws Exception {
        String stockItem = trading.stocked("Missed", 5);
        long seen;
        try (var watcher = new Watcher(null)) {
            seen = position(watcher.next("snapshot"));
        }
        trading.move(stockItem, "RECEIVED", 1).expectStatus().isOk();

        try (var watcher = new Watcher(seen)) {
            var missed = watcher.next("update");
            assertThat(position(missed)).isGreaterThan(seen);

            trading.move(stockItem, "RECEIVED", 1).expectStatus().isOk();
            assertThat(position(watcher.next("update"))).isGreaterThan(position(missed));
        }
    }

    @Test
    void a_watcher_that_has_seen_more_than_there_is_is_told_to_start_anew() throws Exception {
        trading.stocked("Anew", 1);
        try (var watcher = new Watcher(1_000_000_000L)) {
            assertThat(position(watcher.next("resync"))).isLessThan(1_000_000_000L);
        }
    }

    @Test
    void a_watcher_who_is_signed_out_is_told_so_and_watches_no_longer() throws Exception {
        AccountHolder viewer = AccountHolder.registered(waybill, "VIEWER");
        AccountHolder.Tokens tokens = viewer.signIn();
        try (var watcher = new Watcher(null, tokens.accessToken())) {
            watcher.next("snapshot");
            viewer.ask(HttpMethod.POST, "/api/auth/logout", tokens)
                    .expectStatus()
                    .isNoContent();
            watcher.end();
        }
    }

    @Test
    void a_watcher_who_may_no_longer_watch_is_told_so() throws Exception {
        AccountHolder viewer = AccountHolder.registered(waybill, "VIEWER");
        try (var watcher = new Watcher(null, viewer.signIn().accessToken())) {
            watcher.next("snapshot");
            viewer.become("CUSTOMER").expectStatus().isOk();
            watcher.end();
        }
    }

    private static long quantity(ServerSentEvent<JsonNode> event) {
        return quantity(Objects.requireNonNull(event.data()));
    }

    private static long quantity(JsonNode report) {
        return report.get("locations")
                .valueStream()
                .filter(location -> location.get("location").asString().equals("WATCHED"))
                .mapToLong(location -> location.at("/tally/quantity").asLong())
                .sum();
    }

    private static long position(ServerSentEvent<JsonNode> event) {
        return Long.parseLong(Objects.requireNonNull(event.id()));
    }

    /** One client of the stream. */
    private final class Watcher implements AutoCloseable {

        private final BlockingQueue<ServerSentEvent<JsonNode>> events = new LinkedBlockingQueue<>();
        private final CountDownLatch ended = new CountDownLatch(1);
        private final Disposable subscription;

        Watcher(@Nullable Long lastSeen) {
            this(lastSeen, waybill.token());
        }

        Watcher(@Nullable Long lastSeen, String token) {
            subscription = WebClient.create(waybill.address())
                    .get()
                    .uri("/api/reports/stock-status/stream")
                    .headers(headers -> {
                        headers.setBearerAuth(token);
                        if (lastSeen != null) {
                            headers.set("Last-Event-ID", Long.toString(lastSeen));
                        }
                    })
                    .retrieve()
                    .bodyToFlux(new ParameterizedTypeReference<ServerSentEvent<JsonNode>>() {})
                    .filter(event -> event.event() != null)
                    .doOnComplete(ended::countDown)
                    .subscribe(events::add);
        }

        /** Expects the last event, whatever still comes before it, and then the end of the stream. */
        void end() throws InterruptedException {
            ServerSentEvent<JsonNode> event;
            do {
                event = events.poll(30, TimeUnit.SECONDS);
                assertThat(event).as("an event unauthorized").isNotNull();
            } while (!"unauthorized".equals(Objects.requireNonNull(event).event()));
            assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
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
