package io.waybill.benchmarks.subscribers;

import io.waybill.benchmarks.Percentiles;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** When clients heard of events. Written by one thread, and read when that has ended. */
final class Arrivals {

    private static final int POSITION_BITS = 32;

    private final long beginMillis = System.currentTimeMillis();
    private final long[] arrivals;
    private int number;
    private long more;

    /** @param most how many there can be; there is room for all of them at once, since whoever measures must not pause for more */
    Arrivals(int most) {
        arrivals = new long[most];
    }

    /** A client heard of the event at a position now. */
    void add(long position) {
        if (number == arrivals.length) {
            more++;
            return;
        }
        arrivals[number++] = (position << POSITION_BITS) | (System.currentTimeMillis() - beginMillis);
    }

    /**
     * How many of some events arrived, and how long after.
     *
     * @param happened when each happened, in milliseconds since 1970, by its position
     * @param clients how many were to hear of each
     */
    String report(Map<Long, Long> happened, int clients) {
        long[] delays = new long[number];
        int found = 0;
        for (int arrival = 0; arrival < number; arrival++) {
            var at = happened.get(arrivals[arrival] >>> POSITION_BITS);
            if (at != null) {
                long heard = beginMillis + (arrivals[arrival] & 0xFFFF_FFFFL);
                delays[found++] = TimeUnit.MILLISECONDS.toNanos(heard - at);
            }
        }
        long wanted = (long) happened.size() * clients;
        return "%.2f %% of %,d delivered: %s; %,d arrivals more than there was room for"
                .formatted(100.0 * found / wanted, wanted, new Percentiles(Arrays.copyOf(delays, found)), more);
    }
}
