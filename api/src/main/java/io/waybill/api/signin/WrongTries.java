package io.waybill.api.signin;

import java.time.Duration;
import reactor.core.publisher.Mono;

/** Counts wrong tries by a key. */
interface WrongTries {

    /**
     * Begins a try. Once tries cost something, the one that begins holds the others back until it is known what came of it:
     * many at once are no way around the delay.
     *
     * @return how long to wait first; zero for one that may go on
     */
    Mono<Duration> begin(String key, Delays delays);

    /** The try was wrong. */
    Mono<Void> wrong(String key, Delays delays);

    /** The try was right, and nobody need wait for it; the wrong ones before are remembered. */
    Mono<Void> letPass(String key);

    /** The try was right, and so the ones before are forgotten. */
    Mono<Void> forget(String key);

    /** Remembers something for a time. */
    Mono<Void> remember(String key, Duration time);

    /** Whether something is remembered. */
    Mono<Boolean> isRemembered(String key);
}
