package io.waybill.api.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.messages.live.Announcement;
import io.waybill.messages.live.LiveChange;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.Limit;
import org.springframework.data.redis.connection.stream.MapRecord;
import org.springframework.data.redis.connection.stream.ReadOffset;
import org.springframework.data.redis.connection.stream.StreamOffset;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.stream.StreamReceiver;
import org.springframework.data.redis.stream.StreamReceiver.StreamReceiverOptions;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/**
 * Tails what the projections announce, once for all watchers of this node, and from before the first of them: who
 * subscribes and then reads the read model misses nothing.
 */
@Component
public class LiveChanges implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveChanges.class);

    /** How long one read waits for news; well below the time-out of a Redis command. */
    private static final Duration POLL = Duration.ofSeconds(1);

    private static final String BEGINNING = "0-0";

    /** As many as the stream of announcements keeps. */
    private static final int REMEMBERED = 10_000;

    private final LiveWindow window = new LiveWindow(REMEMBERED);
    private final Sinks.Many<LiveChange> announced = Sinks.many().multicast().directBestEffort();
    private final ReactiveStringRedisTemplate redis;
    private final StreamReceiver<String, MapRecord<String, String, String>> receiver;
    private final Meter.MeterProvider<Counter> heard;
    private final Counter gaps;
    private volatile @Nullable Disposable tail;
    private volatile @Nullable String lastSeen;
    private volatile boolean interrupted;
    private volatile long rememberedUpTo;

    LiveChanges(ReactiveStringRedisTemplate redis, MeterRegistry meters) {
        this.redis = redis;
        this.heard = Counter.builder("waybill.live.changes")
                .description("How many announcements of changes this node heard")
                .withRegistry(meters);
        this.gaps = Counter.builder("waybill.live.gaps")
                .description("How often changes may have been missed, and watchers read anew")
                .register(meters);
        this.receiver = StreamReceiver.create(
                redis.getConnectionFactory(),
                StreamReceiverOptions.builder().pollTimeout(POLL).build());
    }

    /**
     * What changes from now on. A subscriber that does not keep up loses changes, and must conflate them before.
     *
     * @param topic the kind of thing
     * @return the changes, without end, and {@link LiveChange#GAP} where some may have been missed
     */
    public Flux<LiveChange> of(String topic) {
        return announced().filter(change -> change.topic().equals(topic) || change.isGap());
    }

    /** Every change from now on, when it is in the {@link #window}. */
    Flux<LiveChange> announced() {
        return announced.asFlux();
    }

    /** The number in the {@link #window} of the last change that was announced before this node came. */
    long rememberedUpTo() {
        return rememberedUpTo;
    }

    /** What was announced last. */
    LiveWindow window() {
        return window;
    }

    @Override
    public void start() {
        tail = Mono.defer(this::position)
                .flatMapMany(
                        position -> receiver.receive(StreamOffset.create(LiveChange.STREAM, ReadOffset.from(position))))
                .doOnError(failure -> {
                    log.warn("Live updates pause: Redis cannot be read: {}", failure.toString());
                    interrupted = true;
                })
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(100)).maxBackoff(Duration.ofSeconds(2)))
                .subscribe(entry -> {
                    if (interrupted) {
                        // What was announced meanwhile may be trimmed, or lost with Redis itself.
                        interrupted = false;
                        announce(LiveChange.GAP);
                    }
                    lastSeen = entry.getId().getValue();
                    Announcement.of(entry.getValue()).changes().forEach(this::announce);
                });
    }

    private void announce(LiveChange change) {
        if (change.isGap()) {
            gaps.increment();
        } else {
            heard.withTag("topic", change.topic()).increment();
        }
        window.add(change);
        announced.tryEmitNext(change);
    }

    private Mono<String> position() {
        String last = lastSeen;
        return last != null ? Mono.just(last) : remembered();
    }

    /** What was announced before this node came, for clients that come back to it from another one. */
    private Mono<String> remembered() {
        return redis.opsForStream()
                .reverseRange(
                        LiveChange.STREAM, Range.unbounded(), Limit.limit().count(REMEMBERED))
                .collectList()
                .map(entries -> {
                    Collections.reverse(entries);
                    entries.forEach(entry ->
                            Announcement.of(texts(entry.getValue())).changes().forEach(window::add));
                    String last = entries.isEmpty()
                            ? BEGINNING
                            : entries.getLast().getId().getValue();
                    lastSeen = last;
                    rememberedUpTo = window.count();
                    return last;
                });
    }

    private static Map<String, String> texts(Map<Object, Object> entry) {
        Map<String, String> texts = new LinkedHashMap<>();
        entry.forEach((field, value) -> texts.put(field.toString(), value.toString()));
        return texts;
    }

    @Override
    public void stop() {
        var running = tail;
        if (running != null) {
            running.dispose();
            tail = null;
        }
        announced.tryEmitComplete();
    }

    @Override
    public boolean isRunning() {
        return tail != null;
    }

    /** Stops after the streams have heard of the {@link Closing}, and before the server waits for their end. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 512;
    }
}
