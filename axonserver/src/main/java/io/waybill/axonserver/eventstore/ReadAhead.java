package io.waybill.axonserver.eventstore;

import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log for one follower that is behind: the next page is fetched while the one before is being sent. How many
 * followers do so at a time is bounded, because a page read ahead is memory. For one thread.
 */
final class ReadAhead implements AutoCloseable {

    private final EventReader reader;
    private final Semaphore allowed;
    private @Nullable FutureTask<List<EventWithToken>> ahead;
    private long aheadFrom;

    /** @param allowed a permit for each follower that may read ahead at a time */
    ReadAhead(EventReader reader, Semaphore allowed) {
        this.reader = reader;
        this.allowed = allowed;
    }

    /** A page of the log that starts at {@code position} and does not go beyond {@code head}. */
    List<EventWithToken> page(long position, long head) throws SQLException, InterruptedException {
        List<EventWithToken> page = taken(position);
        if (page.isEmpty()) {
            page = reader.page(position, head);
        }
        if (!page.isEmpty() && page.getLast().getToken() < head && allowed.tryAcquire()) {
            long following = page.getLast().getToken() + 1;
            FutureTask<List<EventWithToken>> task = new FutureTask<>(() -> reader.page(following, head));
            ahead = task;
            aheadFrom = following;
            Thread.ofVirtual().name("axonserver-read-ahead").start(task);
        }
        return page;
    }

    private List<EventWithToken> taken(long position) throws SQLException, InterruptedException {
        FutureTask<List<EventWithToken>> task = ahead;
        if (task == null) {
            return List.of();
        }
        close();
        try {
            return aheadFrom == position ? task.get() : List.of();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Forgets what was read ahead. */
    @Override
    public void close() {
        if (ahead != null) {
            ahead = null;
            allowed.release();
        }
    }
}
