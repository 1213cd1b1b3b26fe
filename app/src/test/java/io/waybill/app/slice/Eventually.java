package io.waybill.app.slice;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for a read model to catch up. */
final class Eventually {

    private Eventually() {}

    static <T> T get(Callable<T> read, Predicate<? super T> expected) {
        return get(read, expected, Duration.ofMinutes(1));
    }

    static <T> T get(Callable<T> read, Predicate<? super T> expected, Duration patience) {
        return await().atMost(patience).pollInterval(Duration.ofMillis(50)).until(read, expected);
    }

    /** What is read at last, whether or not it ever was what is expected: for whoever says better what is wrong. */
    static <T> T latest(Callable<T> read, Predicate<? super T> expected) {
        var last = new AtomicReference<T>();
        try {
            return get(
                    () -> {
                        T now = read.call();
                        last.set(now);
                        return now;
                    },
                    expected);
        } catch (ConditionTimeoutException late) {
            return Objects.requireNonNull(last.get());
        }
    }
}
