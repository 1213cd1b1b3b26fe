package io.waybill.axonserver.query;

/**
 * How many answers of a streaming query its handler may still send: a window that is refilled as the sender of the
 * query takes them. Guarded by itself.
 */
final class Demand {

    /** Answers a handler may be ahead of the sender. */
    static final long WINDOW = 64;

    private long taken;

    /** An answer was passed on. */
    synchronized void passed() {
        taken++;
    }

    /** How many more to ask for now, 0 while half the window is still open. */
    synchronized long refill() {
        if (taken < WINDOW / 2) {
            return 0;
        }
        long refill = taken;
        taken = 0;
        return refill;
    }
}
