package io.waybill.api.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** For this node alone, while Redis is away. What has to be forgotten for want of room are the keys used least. */
@Component
class WrongTriesHere implements WrongTries {

    private static final long MOST_KEYS = 100_000;
    private static final Tries NONE = new Tries(0, Instant.MIN);

    private final InstantSource clock;
    private final Cache<String, Tries> tries =
            Caffeine.newBuilder().maximumSize(MOST_KEYS).build();
    private final Cache<String, Instant> remembered =
            Caffeine.newBuilder().maximumSize(MOST_KEYS).build();

    WrongTriesHere() {
        this(InstantSource.system());
    }

    WrongTriesHere(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Mono<Duration> begin(String key, Delays delays) {
        return Mono.fromSupplier(() -> {
            var now = clock.instant();
            var wait = new Duration[] {Duration.ZERO};
            tries.asMap().computeIfPresent(key, (same, kept) -> {
                if (kept.held().isAfter(now)) {
                    wait[0] = Duration.between(now, kept.held());
                    return kept;
                }
                return kept.isOver(now, delays) ? null : kept.held(now, delays);
            });
            return wait[0];
        });
    }

    @Override
    public Mono<Void> wrong(String key, Delays delays) {
        return Mono.fromRunnable(() -> {
            var now = clock.instant();
            tries.asMap().compute(key, (same, kept) -> {
                var before = kept == null || kept.isOver(now, delays) ? NONE : kept;
                return new Tries(before.wrong() + 1, now).held(now, delays);
            });
        });
    }

    @Override
    public Mono<Void> letPass(String key) {
        return Mono.fromRunnable(() ->
                tries.asMap().computeIfPresent(key, (same, kept) -> new Tries(kept.wrong(), clock.instant())));
    }

    @Override
    public Mono<Void> forget(String key) {
        return Mono.fromRunnable(() -> tries.invalidate(key));
    }

    @Override
    public Mono<Void> remember(String key, Duration time) {
        return Mono.fromRunnable(() -> remembered.put(key, clock.instant().plus(time)));
    }

    @Override
    public Mono<Boolean> isRemembered(String key) {
        return Mono.fromSupplier(() -> {
            var until = remembered.getIfPresent(key);
            return until != null && until.isAfter(clock.instant());
        });
    }

    /**
     * The wrong tries with one key.
     *
     * @param wrong how many
     * @param held until when the next has to wait
     */
    private record Tries(int wrong, Instant held) {

        Tries held(Instant now, Delays delays) {
            return new Tries(wrong, now.plus(delays.after(wrong)));
        }

        boolean isOver(Instant now, Delays delays) {
            return held.plus(delays.remembered()).isBefore(now);
        }
    }
}
