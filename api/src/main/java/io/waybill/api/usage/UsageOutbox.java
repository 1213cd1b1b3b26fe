package io.waybill.api.usage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is still to be sent. Whoever puts something in never waits, not even for a lock; where there is no room, it is lost
 * and counted.
 */
@Component
class UsageOutbox {

    /** A few megabytes, and with a few hundred requests a second half a minute without Kafka. */
    static final int MOST_WAITING = 10_000;

    private final Queue<Noted> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final Counter lost;

    UsageOutbox(MeterRegistry meters) {
        lost = Counter.builder("waybill.usage.lost")
                .tag("at", "edge")
                .description("Requests that could not be recorded")
                .register(meters);
        Gauge.builder("waybill.usage.waiting", size, AtomicInteger::get)
                .description("Requests that are still to be recorded")
                .strongReference(true)
                .register(meters);
    }

    /** Takes an entry, or counts it as lost. */
    void offer(Noted noted) {
        if (size.incrementAndGet() > MOST_WAITING) {
            size.decrementAndGet();
            lost(noted);
        } else {
            waiting.add(noted);
        }
    }

    /** The entry that waits longest, absent if there is none. */
    @Nullable
    Noted poll() {
        var next = waiting.poll();
        if (next != null) {
            size.decrementAndGet();
        }
        return next;
    }

    /** Counts what nobody will send any more. */
    void lost(Noted noted) {
        lost.increment(noted.entry().count());
    }

    /** Loses whatever still waits. */
    void close() {
        var left = poll();
        while (left != null) {
            lost(left);
            left = poll();
        }
    }
}
