package io.waybill.projection.audit;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.waybill.messages.audit.ChainReport;
import io.waybill.messages.audit.ChainReport.Break;
import io.waybill.messages.audit.VerifyChain;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads events again from the event store and looks whether they still come to the links that were made. It blocks. Since
 * each link keeps its hash, several slices are walked at once, as many as there are processors: a slice begins with the
 * hash that is kept before it, and that it is right the slice before it says.
 */
final class ChainVerification {

    private static final int MOST_AT_ONCE = 4;

    private final Chain chain;
    private final Supplier<EventChannel> events;
    private final Duration longest;
    private final int slice;

    /**
     * Verifies a chain.
     *
     * @param chain the links
     * @param events the event store
     * @param longest after which it says how far it came
     * @param slice how many positions to look at in one go
     */
    ChainVerification(Chain chain, Supplier<EventChannel> events, Duration longest, int slice) {
        this.chain = chain;
        this.events = events;
        this.longest = longest;
        this.slice = slice;
    }

    /**
     * Verifies a part of the chain.
     *
     * @throws IOException if the event store does not answer
     */
    ChainReport verify(VerifyChain query) throws IOException, InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        var head = chain.head();
        long last = Math.min(query.to(), head.map(Link::position).orElse(-1L));
        var slices = new Slices(query.from(), last, events.get(), end);
        slices.walk();
        return slices.report(head.map(Chain::shown).orElse(null));
    }

    /** All slices, from the first one on. */
    private final class Slices {

        private final long first;
        private final long last;
        private final EventChannel channel;
        private final long end;
        private final AtomicLong next = new AtomicLong();
        private final Map<Long, ChainWalk.Outcome> outcomes = new ConcurrentHashMap<>();
        private volatile boolean enough;

        Slices(long first, long last, EventChannel channel, long end) {
            this.first = first;
            this.last = last;
            this.channel = channel;
            this.end = end;
        }

        private long begin(long number) {
            return first + number * slice;
        }

        private boolean isThere(long number) {
            return first <= last && number <= (last - first) / slice;
        }

        void walk() throws IOException, InterruptedException {
            int processors = Math.min(MOST_AT_ONCE, Runtime.getRuntime().availableProcessors());
            var factory = Thread.ofPlatform().name("audit-walk-", 0).daemon().factory();
            try (var threads = Executors.newFixedThreadPool(processors, factory)) {
                List<Future<?>> walks = new ArrayList<>();
                for (int number = 0; number < processors && isThere(number); number++) {
                    walks.add(threads.submit(() -> {
                        walkOn();
                        return null;
                    }));
                }
                try {
                    for (var walk : walks) {
                        walk.get();
                    }
                } catch (ExecutionException e) {
                    throw new IOException("The chain could not be walked", e.getCause());
                } finally {
                    enough = true;
                }
            }
        }

        /** Slices are taken in their order, so whoever finds a break leaves none before it that nobody walks. */
        private void walkOn() throws IOException, InterruptedException {
            while (!enough && System.nanoTime() - end < 0) {
                long number = next.getAndIncrement();
                if (!isThere(number)) {
                    return;
                }
                long to = Math.min(begin(number) + slice - 1, last);
                try (var walk = new ChainWalk(chain, channel, begin(number), to, to == last)) {
                    var outcome = walk.run(end);
                    outcomes.put(number, outcome);
                    if (!outcome.whole()) {
                        enough = true;
                    }
                }
            }
        }

        /** What is known without a gap from the first position on. */
        ChainReport report(ChainReport.@Nullable Head head) {
            long verified = 0;
            long position = first;
            Break found = null;
            boolean through = true;
            for (long number = 0; through && found == null && isThere(number); number++) {
                var outcome = outcomes.get(number);
                if (outcome != null) {
                    verified += outcome.verified();
                    position = outcome.next();
                    found = outcome.found();
                }
                through = found != null || (outcome != null && outcome.whole());
            }
            return new ChainReport(
                    found == null, first, position - 1, verified, through ? null : position, found, head);
        }
    }
}
