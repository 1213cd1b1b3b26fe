package io.waybill.projection.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The stream of events for one processor, at the pace that suits it.
 *
 * <p>At its end it lingers: the first new event is shown {@link #LINGER} late, with all that came meanwhile. Whoever waits for
 * the answer to the command comes first that way, instead of after everything that follows from it, and what comes in quick
 * succession is written together. As long as more than {@link #FEW} come meanwhile, it lingers twice as long the next time, up
 * to what the projection says.
 *
 * <p>Before its end it shows no more than {@link #MOST_AHEAD} events that are not written yet, and the next ones as soon as
 * there is room. Axon's coordinator has a limit of its own, but asks for the length of a linked queue before each event, and
 * where that is full it looks again after 100 ms, whereas a batch takes a few.
 */
final class PacedEvents implements StreamableMessageSource<TrackedEventMessage<?>> {

    /** Short beside what a person notices, long beside what it takes to answer. */
    static final Duration LINGER = Duration.ofMillis(10);

    /**
     * How long to linger at most, while many events come: with a thousand a second the transactions of all projections cost more
     * than their rows.
     */
    static final Duration LONGEST_LINGER = Duration.ofMillis(40);

    /** How many events together are no reason to wait for more. */
    static final int FEW = 4;

    /** Below the 1,024 of Axon's coordinator; two batches, so that one is read while the other is written. */
    static final long MOST_AHEAD = 2L * ProjectionProcessors.BATCH_SIZE;

    private static final Duration UNTIL_ROOM = Duration.ofMillis(1);

    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final ScheduledExecutorService clock;
    private final LongSupplier written;

    /**
     * The stream of a processor.
     *
     * @param events all there are
     * @param clock calls the coordinator back
     * @param written the position up to which the processor has written what it was shown
     */
    PacedEvents(
            StreamableMessageSource<TrackedEventMessage<?>> events,
            ScheduledExecutorService clock,
            LongSupplier written) {
        this.events = events;
        this.clock = clock;
        this.written = written;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new Paced(events.openStream(token));
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return events.createTailToken();
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return events.createHeadToken();
    }

    /** Asked by the coordinator only, but for the callback. */
    private final class Paced implements BlockingStream<TrackedEventMessage<?>> {

        private final BlockingStream<TrackedEventMessage<?>> stream;
        private final AtomicBoolean atEnd = new AtomicBoolean();
        private volatile boolean held;
        private volatile Runnable callback = () -> {};
        private long shown = Long.MIN_VALUE;
        private long knownWritten = Long.MIN_VALUE;
        private final Linger linger = new Linger();

        Paced(BlockingStream<TrackedEventMessage<?>> stream) {
            this.stream = stream;
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            if (held) {
                return false;
            }
            boolean available = stream.hasNextAvailable(timeout, unit);
            atEnd.set(!available);
            if (available && !hasRoom()) {
                hold(UNTIL_ROOM);
                return false;
            }
            return available;
        }

        private boolean hasRoom() {
            if (shown < knownWritten + MOST_AHEAD) {
                return true;
            }
            knownWritten = written.getAsLong();
            return shown < knownWritten + MOST_AHEAD;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            this.callback = callback;
            return stream.setOnAvailableCallback(() -> {
                if (atEnd.compareAndSet(true, false)) {
                    hold(linger.next());
                } else if (!held) {
                    callback.run();
                }
            });
        }

        @SuppressWarnings("FutureReturnValueIgnored") // the coordinator looks after itself
        private void hold(Duration time) {
            held = true;
            clock.schedule(this::show, time.toMillis(), TimeUnit.MILLISECONDS);
        }

        private void show() {
            held = false;
            callback.run();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            var event = stream.nextAvailable();
            linger.shown();
            shown = event.trackingToken().position().orElse(shown);
            return event;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return stream.peek();
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
            stream.skipMessagesWithPayloadTypeOf(ignored);
        }

        @Override
        public void close() {
            stream.close();
        }
    }

    /** How long to linger, by how many events came the last time. Asked by one thread at a time. */
    private static final class Linger {

        private final AtomicInteger shown = new AtomicInteger();
        private volatile Duration last = LINGER;

        void shown() {
            shown.incrementAndGet();
        }

        Duration next() {
            boolean few = shown.getAndSet(0) <= FEW;
            var longer = last.multipliedBy(2);
            last = few ? LINGER : longer.compareTo(LONGEST_LINGER) < 0 ? longer : LONGEST_LINGER;
            return last;
        }
    }
}
