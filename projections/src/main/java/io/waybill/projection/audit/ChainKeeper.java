package io.waybill.projection.audit;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.lifecycle.Phase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Makes a chain of all events as they are stored, on a thread of its own. Each node reads them; whoever comes first hangs
 * the next links on the chain, and the others go on from there.
 */
final class ChainKeeper implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ChainKeeper.class);
    private static final int BATCH = 1_000;
    private static final int READ_AHEAD = 2_000;
    private static final int REFILL = 500;
    private static final int MILLIS_BETWEEN_LOOKS = 500;
    /** So that each of a few events costs no transaction of its own. */
    private static final int LONGEST_BATCH_MILLIS = 100;

    private static final int MILLIS_AFTER_FAILURE = 1_000;
    private static final int MILLIS_BEHIND_ANOTHER = 5_000;

    /** So many leading digits of a hash, 52 bits, are still exact as a gauge, which is a double. */
    private static final int DIGITS_OF_A_GAUGE = 13;

    private static final int HEXADECIMAL = 16;

    private final Chain chain;
    private final Supplier<EventChannel> events;
    private volatile @Nullable Run run;
    private volatile @Nullable Link head;

    /**
     * Not yet running.
     *
     * @param chain where the links are kept
     * @param events the event store
     * @param meters where the head is told
     */
    ChainKeeper(Chain chain, Supplier<EventChannel> events, MeterRegistry meters) {
        this.chain = chain;
        this.events = events;
        Gauge.builder("waybill.audit.chain.position", this, keeper -> keeper.position())
                .description("The position of the last event in the chain of hashes")
                .strongReference(true)
                .register(meters);
        Gauge.builder("waybill.audit.chain.hash", this, keeper -> keeper.leadingDigits())
                .description("The first 52 bits of the last hash, as a whole number")
                .strongReference(true)
                .register(meters);
    }

    private double position() {
        var link = head;
        return link == null ? -1 : link.position();
    }

    private double leadingDigits() {
        var link = head;
        return link == null ? 0 : Long.parseLong(link.hash(), 0, DIGITS_OF_A_GAUGE, HEXADECIMAL);
    }

    @Override
    public void start() {
        var begun = new Run();
        run = begun;
        begun.thread.start();
    }

    @Override
    public void stop() {
        var ended = run;
        run = null;
        if (ended != null) {
            ended.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return run != null;
    }

    @Override
    public int getPhase() {
        return Phase.INBOUND_EVENT_CONNECTORS;
    }

    /** From a start to a stop. */
    private final class Run {

        private final CountDownLatch stopped = new CountDownLatch(1);
        private final Thread thread =
                Thread.ofPlatform().name("audit-chain").daemon().unstarted(this::run);

        void stop() {
            stopped.countDown();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void run() {
            try {
                while (!isOver(0)) {
                    isOver(follow());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private boolean isOver(long millis) throws InterruptedException {
            return stopped.await(millis, TimeUnit.MILLISECONDS);
        }

        /**
         * Goes on from the last link.
         *
         * @return how long to wait before going on again, in milliseconds
         */
        private long follow() throws InterruptedException {
            try {
                var last = chain.head().orElse(null);
                head = last;
                try (var stream = events.get().openStream(last == null ? -1 : last.position(), READ_AHEAD, REFILL)) {
                    while (!isOver(0) && !stream.isClosed()) {
                        if (!extend(stream)) {
                            return MILLIS_BEHIND_ANOTHER;
                        }
                    }
                }
            } catch (RuntimeException e) {
                log.warn("The chain of the audit waits for the event store or PostgreSQL: {}", e.toString());
            }
            return MILLIS_AFTER_FAILURE;
        }

        private boolean extend(EventStream stream) throws InterruptedException {
            var next = stream.nextIfAvailable(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
            var last = head;
            String hash = last == null ? Link.NOTHING : last.hash();
            List<Link> links = new ArrayList<>();
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_BATCH_MILLIS);
            for (EventWithToken event = next; event != null; event = more(stream, links, end)) {
                var link = Link.of(hash, event);
                links.add(link);
                hash = link.hash();
            }
            if (links.isEmpty()) {
                return true;
            }
            boolean appended = chain.append(last == null ? -1 : last.position(), links);
            if (appended) {
                head = links.getLast();
            }
            return appended;
        }

        private static @Nullable EventWithToken more(EventStream stream, List<Link> links, long end)
                throws InterruptedException {
            long left = end - System.nanoTime();
            return links.size() < BATCH && left > 0 ? stream.nextIfAvailable(left, TimeUnit.NANOSECONDS) : null;
        }
    }
}
