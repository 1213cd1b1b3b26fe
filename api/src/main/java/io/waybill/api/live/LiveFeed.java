package io.waybill.api.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.api.ApiJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * What changes, as events for clients. Each change that somebody watches is read and written as an event once for all
 * clients of this node, and kept with the announcement for those that are slow or come back. Several changes of one thing
 * within a moment become one.
 */
@Component
class LiveFeed {

    private static final Logger log = LoggerFactory.getLogger(LiveFeed.class);

    /** Between two times that what changed is read: changes of one thing within it become one event. */
    private static final Duration CONFLATION = Duration.ofMillis(50);

    private static final int MOST_BYTES_AT_ONCE = 64 * 1024;
    private static final int READS_AT_ONCE = 8;
    private static final byte[] NOTHING = {};

    /** A change that cannot be read is not forgotten: newer ones wait behind it. */
    private static final Retry UNTIL_IT_ANSWERS = Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
            .maxBackoff(Duration.ofSeconds(5))
            .doBeforeRetry(retry -> log.warn(
                    "What changed cannot be read yet: {}", retry.failure().toString()));

    private final LiveChanges changes;
    private final LiveWindow window;
    private final ApiJson json;
    private final Counter resyncs;
    private final Map<String, LiveTopic> topics;
    private final ConcurrentMap<String, Integer> watched = new ConcurrentHashMap<>();
    private volatile long readUpTo;

    LiveFeed(LiveChanges changes, List<LiveTopic> topics, ApiJson json, MeterRegistry meters) {
        this.changes = changes;
        this.window = changes.window();
        this.json = json;
        this.resyncs = Counter.builder("waybill.live.resyncs")
                .description("How often a client of /live was told to read anew what it shows")
                .register(meters);
        this.topics =
                topics.stream().collect(Collectors.toUnmodifiableMap(LiveTopic::announcedAs, Function.identity()));
    }

    /**
     * Reads what changes while somebody watches. For one subscriber.
     *
     * @return an element each time that there is more to tell
     */
    Flux<Long> news() {
        return changes.announced().onBackpressureLatest().concatMap(news -> readOn().concatWith(pause()), 1);
    }

    private static Mono<Long> pause() {
        return Mono.delay(CONFLATION).then(Mono.empty());
    }

    private Mono<Long> readOn() {
        return Mono.defer(() -> {
            long from = upTo();
            long to = window.count();
            return frame(window.newest(from, to, Set.copyOf(watched.keySet()))).then(Mono.fromCallable(() -> {
                readUpTo = to;
                return to;
            }));
        });
    }

    private Mono<Void> frame(Collection<Announced> announcements) {
        return Flux.fromIterable(announcements)
                .filter(announced -> announced.frame() == null)
                .flatMap(this::frame, READS_AT_ONCE)
                .then();
    }

    private Mono<Void> frame(Announced announced) {
        var change = announced.change();
        var topic = Objects.requireNonNull(topics.get(change.topic()));
        return topic.view(change)
                .map(view -> Frames.event(
                        topic.event(),
                        OptionalLong.of(change.position()),
                        json.mapper().writeValueAsString(view)))
                .defaultIfEmpty(NOTHING)
                .retryWhen(UNTIL_IT_ANSWERS)
                .doOnNext(announced::tellAs)
                .then();
    }

    /** The number of the last announcement that clients can be told of. */
    long upTo() {
        return Math.max(readUpTo, changes.rememberedUpTo());
    }

    /** Somebody watches: from now on what changes is read. */
    void watch(Set<String> kinds) {
        kinds.forEach(kind -> watched.merge(kind, 1, Integer::sum));
    }

    /** Somebody watches no longer. */
    void leave(Set<String> kinds) {
        kinds.forEach(kind -> watched.computeIfPresent(kind, (same, many) -> many == 1 ? null : many - 1));
    }

    /**
     * What a client is told next.
     *
     * @param events to be told, none where all of it is of no concern
     * @param upTo the number of the last announcement that it then knows
     */
    record News(List<byte[]> events, long upTo) {

        /** Nothing, for whoever is not told anything any more. */
        static final News NONE = new News(List.of(), 0);
    }

    /**
     * Where a client begins that {@link #watch watches}.
     *
     * @param kinds what it watches
     * @param lastSeen the id of the last event it has seen, absent on its first visit
     * @return what it is told first, once everything is read that it has missed
     */
    Mono<News> begin(Set<String> kinds, @Nullable Long lastSeen) {
        long now = window.count();
        if (lastSeen == null) {
            return Mono.just(new News(List.of(Frames.here(window.position(now, kinds))), now));
        }
        var after = window.after(lastSeen, kinds);
        if (after.isEmpty()) {
            return Mono.just(resync(kinds, now));
        }
        return frame(window.newest(after.getAsLong(), now, kinds)).thenReturn(new News(List.of(), after.getAsLong()));
    }

    /**
     * What a client has not been told yet: of each thing the newest. Never waits.
     *
     * @param kinds what it watches
     * @param after the number of the last announcement that it knows
     * @param upTo the number of the last that it is to know
     * @return some of it at least; {@code resync} where that is no longer known
     */
    News since(Set<String> kinds, long after, long upTo) {
        var missed = window.told(after, upTo, kinds);
        if (missed.isEmpty()) {
            return resync(kinds, upTo);
        }
        List<byte[]> events = new ArrayList<>();
        int bytes = 0;
        for (var announced : missed.get()) {
            byte[] event = Objects.requireNonNull(announced.frame());
            if (bytes > 0 && bytes + event.length > MOST_BYTES_AT_ONCE) {
                return new News(events, announced.number() - 1);
            }
            if (event.length > 0) {
                events.add(event);
                bytes += event.length;
            }
        }
        return new News(events, upTo);
    }

    private News resync(Set<String> kinds, long upTo) {
        resyncs.increment();
        var names = kinds.stream()
                .map(kind -> Objects.requireNonNull(topics.get(kind)).name())
                .sorted()
                .toList();
        String data = json.mapper().writeValueAsString(Map.of("topics", names));
        return new News(List.of(Frames.event("resync", window.position(upTo, kinds), data)), upTo);
    }
}
