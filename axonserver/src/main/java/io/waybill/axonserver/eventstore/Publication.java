package io.waybill.axonserver.eventstore;

import io.axoniq.axonserver.grpc.event.Event;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes scheduled events when their time has come, each exactly once: the schedule is deleted in the transaction
 * that stores the event. Knows when the next one is due, so that it asks the database only then.
 */
final class Publication {

    private static final Logger LOG = LoggerFactory.getLogger(Publication.class);
    private static final int AT_ONCE = 16;
    private static final long RETRY_MILLIS = 1_000;

    private final EventWriter writer;
    private final ScheduledEvents scheduled;
    private final AtomicLong nextDue = new AtomicLong();
    private final AtomicBoolean publishing = new AtomicBoolean();

    Publication(EventWriter writer, ScheduledEvents scheduled) {
        this.writer = writer;
        this.scheduled = scheduled;
    }

    /** Something was scheduled for {@code due}, milliseconds since 1970. */
    void expect(long due) {
        nextDue.accumulateAndGet(due, Math::min);
    }

    /** Publishes what is due at {@code instant}, on a thread of its own; milliseconds since 1970. */
    void publishDue(long instant) {
        if (instant >= nextDue.get() && publishing.compareAndSet(false, true)) {
            Thread.ofVirtual().name("axonserver-publication").start(() -> {
                try {
                    publish(instant);
                } finally {
                    publishing.set(false);
                }
            });
        }
    }

    private void publish(long instant) {
        // What is scheduled from here on lowers it again.
        nextDue.set(Long.MAX_VALUE);
        try {
            List<ScheduledEvents.Due> due = scheduled.due(instant, AT_ONCE);
            boolean all = publish(instant, due);
            expect(all ? scheduled.nextDue() : instant + RETRY_MILLIS);
        } catch (SQLException e) {
            LOG.warn("Scheduled events cannot be read, trying again: {}", e.getMessage());
            expect(instant + RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("Publishing scheduled events failed for a reason that was not foreseen, trying again", e);
            expect(instant + RETRY_MILLIS);
        }
    }

    /** Waits for the outcomes; false when some must be tried again. */
    private boolean publish(long instant, List<ScheduledEvents.Due> due) throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(due.size());
        AtomicBoolean again = new AtomicBoolean();
        for (ScheduledEvents.Due one : due) {
            // It happens now, not when it was scheduled.
            Event event = one.event().toBuilder().setTimestamp(instant).build();
            writer.submit(new Append(List.of(event), event.getSerializedSize(), one.token(), refusal -> {
                if (refusal != null) {
                    again.compareAndSet(false, isWorthAnotherTry(one, refusal));
                }
                answered.countDown();
            }));
        }
        answered.await();
        return !again.get();
    }

    private static boolean isWorthAnotherTry(ScheduledEvents.Due due, @Nullable StatusRuntimeException refusal) {
        if (Status.fromThrowable(refusal).getCode() == Status.Code.OUT_OF_RANGE) {
            LOG.warn("The scheduled event {} was dropped, its aggregate has moved on", due.token(), refusal);
            return false;
        }
        LOG.warn("The scheduled event {} could not be published, trying again", due.token(), refusal);
        return true;
    }
}
