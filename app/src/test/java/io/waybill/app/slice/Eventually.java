package io.waybill.app.slice;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Waits for a read model to catch up. */
final class Eventually {

    private Eventually() {}

    static <T> T get(Callable<T> read, Predicate<? super T> expected) {
        return get(read, expected, Duration.ofMinutes(1));
    }

    static <T> T get(Callable<T> read, Predicate<? super T> expected, Duration patience) {
        return await().atMost(patience).pollInterval(Duration.ofMillis(50)).until(read, expected);
    }
}
