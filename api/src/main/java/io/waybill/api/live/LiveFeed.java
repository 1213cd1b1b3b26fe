package io.waybill.api.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.api.ApiJson;
import io.waybill.api.live.LiveWindow.Announced;
import io.waybill.messages.live.LiveChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.concurrent.Queues;
import reactor.util.retry.Retry;

/**
 * What changes, as events for clients. Each change is read and written as JSON once for all clients of this node. Several
 * changes of one thing within a moment become one; a client that does not keep up is told to {@code resync}.
 */
@Component
class LiveFeed {

    private static final Logger log = LoggerFactory.getLogger(LiveFeed.class);

    /** Changes of one thing within this time become one event. */
    private static final Duration CONFLATION = Duration.ofMillis(50);

    /** So many times what changed meanwhile may wait to be read. */
    private static final int MOST_UNREAD = 1_000;

    private static final int MOST_UNSENT = 512;
    private static final int READS_AT_ONCE = 8;

    /** A change that cannot be read is not forgotten: newer ones wait behind it. */
    private static final Retry UNTIL_IT_ANSWERS = Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
            .maxBackoff(Duration.ofSeconds(5))
            .doBeforeRetry(retry -> log.warn(
                    "What changed cannot be read yet: {}", retry.failure().toString()));

    private final LiveChanges changes;
    private final ApiJson json;
    private final Counter resyncs;
    private final Map<String, Flux<News>> shared;

    LiveFeed(LiveChanges changes, List<LiveTopic> topics, ApiJson json, MeterRegistry meters) {
        this.changes = changes;
        this.json = json;
        this.resyncs = Counter.builder("waybill.live.resyncs")
                .description("How often a client of /live was told to read anew what it shows")
                .register(meters);
        this.shared = topics.stream().collect(Collectors.toUnmodifiableMap(LiveTopic::name, this::share));
    }

    /**
     * What clients are told.
     *
     * @param number the place of the announcement among all
     * @param event absent where something was missed
     */
    private record News(long number, @Nullable ServerSentEvent<String> event) {}

    /**
     * Opens a client's stream.
     *
     * @param topics what it watches, at least one
     * @param lastSeen the id of the last event it has seen, absent on its first visit
     * @return what changes from now on, or since that event; {@code resync} where that is not known, for one that then
     *     reads anew what it shows
     */
    Flux<ServerSentEvent<?>> open(Collection<LiveTopic> topics, @Nullable Long lastSeen) {
        return Flux.defer(() -> {
            var client = new Client(topics);
            return client.begin(lastSeen).doFinally(end -> client.listening.dispose());
        });
    }

    private Flux<News> share(LiveTopic topic) {
        var lost = new AtomicBoolean();
        return changes.announced(topic.announcedAs())
                .buffer(CONFLATION)
                .filter(several -> !several.isEmpty())
                .onBackpressureBuffer(MOST_UNREAD, oldest -> lost.set(true), BufferOverflowStrategy.DROP_OLDEST)
                .concatMapIterable(several -> {
                    var newest = new ArrayList<>(newestOfEach(several));
                    if (lost.getAndSet(false)) {
                        newest.addFirst(new Announced(several.getFirst().number(), LiveChange.GAP));
                    }
                    return newest;
                })
                .flatMapSequential(announced -> read(topic, announced), READS_AT_ONCE)
                .share();
    }

    private static Collection<Announced> newestOfEach(List<Announced> several) {
        Map<String, Announced> newest = new LinkedHashMap<>();
        for (var announced : several) {
            // Where it changed again it comes later, so that positions go on growing.
            String thing = announced.change().topic() + '/' + announced.change().id();
            newest.remove(thing);
            newest.put(thing, announced);
        }
        return newest.values();
    }

    private Mono<News> read(LiveTopic topic, Announced announced) {
        var change = announced.change();
        if (change.isGap()) {
            return Mono.just(new News(announced.number(), null));
        }
        return topic.view(change).retryWhen(UNTIL_IT_ANSWERS).map(view -> {
            ServerSentEvent<String> event = ServerSentEvent.builder(
                            json.mapper().writeValueAsString(view))
                    .event(topic.event())
                    .id(Long.toString(change.position()))
                    .build();
            return new News(announced.number(), event);
        });
    }

    /** One client, which listens from the moment it is made. */
    private final class Client {

        private final Map<String, LiveTopic> topics;
        private final Sinks.Many<News> unsent = Sinks.many()
                .unicast()
                .onBackpressureBuffer(Queues.<News>get(MOST_UNSENT).get());
        private final AtomicBoolean lost = new AtomicBoolean();
        private final Disposable listening;

        Client(Collection<LiveTopic> watched) {
            topics = watched.stream().collect(Collectors.toMap(LiveTopic::announcedAs, Function.identity()));
            listening = Flux.merge(watched.stream()
                            .map(topic -> Objects.requireNonNull(shared.get(topic.name()))
                                    .onBackpressureBuffer(MOST_UNSENT, BufferOverflowStrategy.DROP_OLDEST))
                            .toList())
                    .subscribe(this::keep, unsent::tryEmitError, unsent::tryEmitComplete);
        }

        private void keep(News news) {
            if (unsent.tryEmitNext(news).isFailure()) {
                lost.set(true);
            }
        }

        Flux<ServerSentEvent<?>> begin(@Nullable Long lastSeen) {
            if (lastSeen == null) {
                return Flux.concat(Mono.just(here()), goOn(0));
            }
            return changes.window()
                    .since(lastSeen, topics.keySet())
                    .map(missed -> Flux.concat(replay(missed.changes()), goOn(missed.upTo())))
                    .orElseGet(() -> Flux.concat(Mono.just(resync()), goOn(0)));
        }

        private Flux<ServerSentEvent<?>> replay(List<Announced> missed) {
            return Flux.fromIterable(newestOfEach(missed))
                    .flatMapSequential(
                            announced -> read(
                                    Objects.requireNonNull(
                                            topics.get(announced.change().topic())),
                                    announced),
                            READS_AT_ONCE)
                    .mapNotNull(News::event);
        }

        private Flux<ServerSentEvent<?>> goOn(long after) {
            return unsent.asFlux().filter(news -> news.number() > after).concatMapIterable(this::events, 1);
        }

        private List<ServerSentEvent<?>> events(News news) {
            boolean missing = lost.getAndSet(false) || news.event() == null;
            if (!missing) {
                return List.of(news.event());
            }
            return news.event() == null ? List.of(resync()) : List.of(resync(), news.event());
        }

        /** From where to go on, should the connection end before anything changes. */
        private ServerSentEvent<?> here() {
            var opening = ServerSentEvent.builder().comment("from here");
            changes.window().position(topics.keySet()).ifPresent(position -> opening.id(Long.toString(position)));
            return opening.build();
        }

        private ServerSentEvent<?> resync() {
            resyncs.increment();
            var event = ServerSentEvent.<Object>builder(Map.of(
                            "topics",
                            topics.values().stream()
                                    .map(LiveTopic::name)
                                    .sorted()
                                    .toList()))
                    .event("resync");
            changes.window().position(topics.keySet()).ifPresent(position -> event.id(Long.toString(position)));
            return event.build();
        }
    }
}
