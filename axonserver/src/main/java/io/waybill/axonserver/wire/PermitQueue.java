package io.waybill.axonserver.wire;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * What one handler is sent, at the pace it permits: each message costs a permit, and without one (or while its transport
 * is full) messages wait in a bounded queue of this handler alone.
 *
 * @param <T> the message
 */
public final class PermitQueue<T> {

    private final Outbox<T> outbox;
    private final int maxWaiting;
    private final long maxBytes;
    private final Consumer<T> afterwards;
    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Delivery<T>> waiting = new PriorityQueue<>();
    private long waitingBytes;
    private long permits;
    private long arrivals;

    /**
     * Sends to {@code outbox}; at most {@code maxWaiting} messages of {@code maxBytes} altogether wait.
     *
     * @param afterwards told of each message right after it was sent and before any other is; it must not wait
     */
    public PermitQueue(Outbox<T> outbox, int maxWaiting, long maxBytes, Consumer<T> afterwards) {
        this.afterwards = afterwards;
        this.outbox = outbox;
        this.maxWaiting = maxWaiting;
        this.maxBytes = maxBytes;
    }

    /** Sends {@code message} now or later; false when too much waits already. */
    public boolean offer(T message, int bytes, long priority) {
        lock.lock();
        try {
            if (waiting.isEmpty() && permits > 0 && outbox.isReady()) {
                send(message);
                return true;
            }
            // A single message may be larger than the bound: otherwise it could never be sent.
            boolean fits = waiting.size() < maxWaiting && (waiting.isEmpty() || waitingBytes + bytes <= maxBytes);
            if (fits) {
                waiting.add(new Delivery<>(message, bytes, priority, arrivals++));
                waitingBytes += bytes;
            }
            return fits;
        } finally {
            lock.unlock();
        }
    }

    private void send(T message) {
        permits--;
        outbox.send(message);
        afterwards.accept(message);
    }

    /** The handler takes {@code more} messages. */
    public void grant(long more) {
        lock.lock();
        try {
            long sum = permits + Math.max(0, more);
            permits = sum < 0 ? Long.MAX_VALUE : sum;
            drain();
        } finally {
            lock.unlock();
        }
    }

    /** Sends what may be sent: to be called when the transport is ready for more. */
    public void drain() {
        lock.lock();
        try {
            while (permits > 0 && !waiting.isEmpty() && outbox.isReady()) {
                Delivery<T> delivery = waiting.remove();
                waitingBytes -= delivery.bytes();
                send(delivery.message());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sends all that waits, permits or not: there will be no more. */
    public void flush() {
        lock.lock();
        try {
            while (!waiting.isEmpty()) {
                outbox.send(waiting.remove().message());
            }
            waitingBytes = 0;
        } finally {
            lock.unlock();
        }
    }

    /** Takes {@code message} back if it still waits. */
    @SuppressWarnings("ReferenceEquality") // this very message, not one like it
    public boolean withdraw(T message) {
        lock.lock();
        try {
            for (Iterator<Delivery<T>> each = waiting.iterator(); each.hasNext(); ) {
                Delivery<T> delivery = each.next();
                if (delivery.message() == message) {
                    waitingBytes -= delivery.bytes();
                    each.remove();
                    return true;
                }
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Takes back everything that waits. */
    public List<T> withdrawAll() {
        lock.lock();
        try {
            List<T> withdrawn = new ArrayList<>(waiting.size());
            waiting.forEach(delivery -> withdrawn.add(delivery.message()));
            waiting.clear();
            waitingBytes = 0;
            return withdrawn;
        } finally {
            lock.unlock();
        }
    }
}
