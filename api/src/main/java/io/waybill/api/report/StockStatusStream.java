package io.waybill.api.report;

import io.waybill.api.live.LiveChanges;
import io.waybill.api.message.Queries;
import io.waybill.messages.live.LiveChange;
import io.waybill.messages.report.ShowStockStatus;
import io.waybill.messages.report.StockStatusReport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * The stock status as it changes. The report is small, so an update is the report again; a watcher that is slow gets
 * fewer of them and always ends with the newest.
 */
@Component
class StockStatusStream {

    private static final Logger log = LoggerFactory.getLogger(StockStatusStream.class);

    /** Changes within this time become one update. */
    private static final Duration CONFLATION = Duration.ofMillis(100);

    /** A change that could not be read is not forgotten: newer ones wait behind it, as one. */
    private static final Retry UNTIL_IT_ANSWERS = Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
            .maxBackoff(Duration.ofSeconds(5))
            .doBeforeRetry(retry -> log.warn("The stock status cannot be read yet", retry.failure()));

    private final Queries queries;
    private final Flux<StockStatusReport> updates;

    StockStatusStream(LiveChanges changes, Queries queries) {
        this.queries = queries;
        // One query serves all watchers of this node.
        this.updates = changes.of(LiveChange.STOCK)
                .sample(CONFLATION)
                .onBackpressureLatest()
                .concatMap(change -> report().retryWhen(UNTIL_IT_ANSWERS), 1)
                .share();
    }

    Mono<StockStatusReport> report() {
        return queries.ask(new ShowStockStatus(), StockStatusReport.class);
    }

    /**
     * Opens the stream.
     *
     * @param lastSeen the id of the last event the client has seen, or absent on its first visit
     * @return a {@code snapshot} for a new client; nothing for one that has seen everything; {@code resync} for one
     *     that has seen more than there is; and then each {@code update}
     */
    Flux<ServerSentEvent<StockStatusReport>> open(@Nullable Long lastSeen) {
        return Flux.defer(() -> {
            var watcher = new StockStatusWatcher(lastSeen);
            // Listens before it reads, so that nothing falls between the two.
            return Flux.merge(1, updates.onBackpressureLatest(), report()).mapNotNull(watcher::next);
        });
    }
}
