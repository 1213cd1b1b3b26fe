package io.waybill.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a processor is shown events, by a clock that is moved by hand. */
class PacedEventsTest {

    private final Arriving arriving = new Arriving();
    private final Clock clock = new Clock();
    private long written = -1;
    private int calls;
    private final BlockingStream<TrackedEventMessage<?>> stream =
            new PacedEvents(arriving, clock, () -> written).openStream(null);

    PacedEventsTest() {
        stream.setOnAvailableCallback(() -> calls++);
    }

    @Test
    void at_the_end_the_next_event_is_shown_a_little_late_with_those_that_follow_it() {
        assertThat(stream.hasNextAvailable()).isFalse();

        arriving.add(0);
        arriving.add(1);

        assertThat(stream.hasNextAvailable()).isFalse();
        assertThat(calls).isZero();
        clock.pass(PacedEvents.LINGER.toMillis());
        assertThat(calls).isEqualTo(1);
        assertThat(taken()).isEqualTo(2);
    }

    @Test
    void as_long_as_many_come_meanwhile_it_waits_longer_the_next_time() {
        assertThat(stream.hasNextAvailable()).isFalse();
        long many = PacedEvents.FEW + 1;

        assertThat(lingered(many)).isEqualTo(PacedEvents.LINGER.toMillis());
        assertThat(lingered(many)).isEqualTo(PacedEvents.LINGER.toMillis() * 2);
        assertThat(lingered(many)).isEqualTo(PacedEvents.LONGEST_LINGER.toMillis());
        assertThat(lingered(1)).isEqualTo(PacedEvents.LONGEST_LINGER.toMillis());
        assertThat(lingered(1)).isEqualTo(PacedEvents.LINGER.toMillis());
    }

    /** How many milliseconds the first of some events is shown late. */
    private long lingered(long number) {
        for (long position = 0; position < number; position++) {
            arriving.add(position);
        }
        long millis = clock.inMillis();
        clock.pass(millis);
        assertThat(taken()).isEqualTo(number);
        return millis;
    }

    @Test
    void before_the_end_nothing_waits() {
        arriving.add(0);
        assertThat(stream.hasNextAvailable()).isTrue();

        arriving.add(1);

        assertThat(clock.isSet()).isFalse();
        assertThat(taken()).isEqualTo(2);
    }

    @Test
    void no_more_is_shown_than_there_is_room_for() {
        for (long position = 0; position < 3 * PacedEvents.MOST_AHEAD; position++) {
            arriving.add(position);
        }
        assertThat(taken()).isEqualTo(PacedEvents.MOST_AHEAD);

        clock.pass(1);
        assertThat(taken()).isZero();
        int before = calls;

        written = 499;
        clock.pass(1);
        assertThat(calls).isGreaterThan(before);
        assertThat(taken()).isEqualTo(500);
    }

    private long taken() {
        long taken = 0;
        try {
            while (stream.hasNextAvailable()) {
                stream.nextAvailable();
                taken++;
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return taken;
    }

    /** The events that there are, and who is told of the next one. */
    private static final class Arriving
            implements StreamableMessageSource<TrackedEventMessage<?>>, BlockingStream<TrackedEventMessage<?>> {

        private final Deque<TrackedEventMessage<?>> events = new ArrayDeque<>();
        private Runnable told = () -> {};

        void add(long position) {
            events.add(new GenericTrackedEventMessage<>(
                    new GlobalSequenceTrackingToken(position), GenericEventMessage.asEventMessage(position)));
            told.run();
        }

        @Override
        public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
            return this;
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return !events.isEmpty();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            return events.remove();
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return Optional.ofNullable(events.peek());
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            told = callback;
            return true;
        }

        @Override
        public void close() {
            events.clear();
        }
    }

    /** Runs what is due when told that time has passed. */
    private static final class Clock extends ScheduledThreadPoolExecutor {

        private @Nullable Runnable due;
        private long inMillis;

        Clock() {
            super(0);
        }

        boolean isSet() {
            return due != null;
        }

        long inMillis() {
            return inMillis;
        }

        void pass(long millis) {
            var task = due;
            inMillis -= millis;
            if (task != null && inMillis <= 0) {
                due = null;
                task.run();
            }
        }

        @Override
        @SuppressWarnings("NullAway") // what comes back is passed over
        public @Nullable ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            due = task;
            inMillis = unit.toMillis(delay);
            return null;
        }
    }
}
