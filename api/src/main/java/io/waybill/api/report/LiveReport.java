package io.waybill.api.report;

import io.waybill.api.live.Watcher;
import io.waybill.messages.live.LiveChange;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * A report as it changes. It is small, so an update is the report again, read and written once for all watchers of this
 * node; a watcher that is slow gets fewer of them and always ends with the newest.
 */
final class LiveReport {

    private static final Logger log = LoggerFactory.getLogger(LiveReport.class);

    private final Mono<Issue> read;
    private final Flux<Issue> updates;

    /**
     * A report.
     *
     * @param changes of what it is made from
     * @param conflation changes within this time become one update
     * @param report reads it
     * @param issue what a watcher is sent of it
     * @param <R> the type of the report
     */
    <R> LiveReport(Flux<LiveChange> changes, Duration conflation, Mono<R> report, Function<R, Issue> issue) {
        this.read = report.map(issue);
        this.updates = changes.sample(conflation)
                .onBackpressureLatest()
                .concatMap(change -> read.retryWhen(untilItAnswers()), 1)
                .share();
    }

    /** A change that could not be read is not forgotten: newer ones wait behind it, as one. */
    private static Retry untilItAnswers() {
        return Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
                .maxBackoff(Duration.ofSeconds(5))
                .doBeforeRetry(retry -> log.warn("A report cannot be read yet", retry.failure()));
    }

    /**
     * Opens the stream.
     *
     * @param lastSeen the id of the last event the client has seen, or absent on its first visit
     * @return a {@code snapshot} for a new client; nothing for one that has seen everything; {@code resync} for one
     *     that has seen more than there is; and then each {@code update}
     */
    Flux<ServerSentEvent<String>> open(@Nullable Long lastSeen) {
        return Flux.defer(() -> {
            var watcher = new Watcher(lastSeen);
            // Listens before it reads, so that nothing falls between the two.
            return Flux.merge(1, updates.onBackpressureLatest(), read)
                    .mapNotNull(issue -> watcher.next(issue.position(), issue.content(), issue.json()));
        });
    }

    /**
     * A report at one moment, as watchers are sent it.
     *
     * @param position the position of the newest event it shows
     * @param content what it says, whenever it was read
     * @param json the whole of it
     */
    record Issue(long position, Object content, String json) {}
}
