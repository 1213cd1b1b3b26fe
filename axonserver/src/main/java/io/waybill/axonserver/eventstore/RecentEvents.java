package io.waybill.axonserver.eventstore;

import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The head of the log: the last committed position, and the latest events in memory, bounded in number and bytes.
 * Whoever follows the log is told of every new head.
 */
final class RecentEvents {

    private final @Nullable EventWithToken[] ring;
    private final long maxBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Collection<Runnable> followers = new CopyOnWriteArrayList<>();
    private long oldest;
    private long bytes;
    private volatile long head = -1;

    RecentEvents(int maxEvents, long maxBytes) {
        this.ring = new @Nullable EventWithToken[maxEvents];
        this.maxBytes = maxBytes;
    }

    /** The position of the last committed event, -1 when there is none. */
    long head() {
        return head;
    }

    /** Starts over from a head read from the database; nothing is in memory. */
    void restart(long position) {
        lock.lock();
        try {
            while (oldest <= head) {
                dropOldest();
            }
            oldest = position + 1;
            head = position;
        } finally {
            lock.unlock();
        }
        announce();
    }

    /** Takes newly committed events, which follow the head without a gap. */
    void add(List<EventWithToken> committed) {
        lock.lock();
        try {
            for (EventWithToken event : committed) {
                long position = event.getToken();
                if (position - oldest == ring.length) {
                    dropOldest();
                }
                ring[(int) (position % ring.length)] = event;
                bytes += event.getSerializedSize();
                head = position;
                while (bytes > maxBytes && oldest <= head) {
                    dropOldest();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void dropOldest() {
        int index = (int) (oldest % ring.length);
        EventWithToken event = ring[index];
        if (event != null) {
            bytes -= event.getSerializedSize();
        }
        ring[index] = null;
        oldest++;
    }

    /** Tells the followers that the head has moved. */
    void announce() {
        followers.forEach(Runnable::run);
    }

    /** Runs {@code follower} after each move of the head, on the writer's thread: it must only signal. */
    void follow(Runnable follower) {
        followers.add(follower);
    }

    /** No longer runs {@code follower}. */
    void unfollow(Runnable follower) {
        followers.remove(follower);
    }

    /**
     * Up to {@code max} events from {@code position} on, and no more than fit into {@code maxBytes} apart from the
     * first; empty when they are not (or not yet) in memory.
     */
    List<EventWithToken> from(long position, int max, long maxBytes) {
        lock.lock();
        try {
            if (position < oldest || position > head) {
                return List.of();
            }
            int count = (int) Math.min(max, head - position + 1);
            List<EventWithToken> found = new ArrayList<>(count);
            long size = 0;
            for (long next = position; next < position + count && size < maxBytes; next++) {
                EventWithToken event = ring[(int) (next % ring.length)];
                if (event != null) {
                    found.add(event);
                    size += event.getSerializedSize();
                }
            }
            return found;
        } finally {
            lock.unlock();
        }
    }
}
