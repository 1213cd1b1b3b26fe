package io.waybill.axonserver.eventstore;

import java.util.concurrent.atomic.AtomicLong;

/** Memory that many share: whoever wants some asks first, and gives it back. */
final class ByteBudget {

    private final long total;
    private final AtomicLong used = new AtomicLong();

    /** Grants up to {@code total} bytes at a time. */
    ByteBudget(long total) {
        this.total = total;
    }

    /** Takes {@code bytes}, unless that is more than there is. */
    boolean take(long bytes) {
        if (used.addAndGet(bytes) <= total) {
            return true;
        }
        used.addAndGet(-bytes);
        return false;
    }

    /** Gives back what was taken. */
    void give(long bytes) {
        used.addAndGet(-bytes);
    }
}
