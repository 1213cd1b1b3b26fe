package io.waybill.app.slice;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Waits for a read model to catch up. */
final class Eventually {

    private Eventually() {}

    static <T> T get(Callable<T> read, Predicate<? super T> expected) {
        return await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(read, expected);
    }
}
