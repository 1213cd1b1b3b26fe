package io.waybill.api.signin;

import java.time.Duration;

/**
 * How long to wait after wrong tries.
 *
 * @param free how many cost nothing
 * @param first the delay after those, which doubles with each further one
 * @param longest where it stops doubling
 * @param remembered how long after the end of a delay the tries are remembered
 */
record Delays(int free, Duration first, Duration longest, Duration remembered) {

    private static final int MOST_DOUBLINGS = 30;

    /** The delay after a number of wrong tries; none while they are free. */
    Duration after(int wrong) {
        if (wrong < free) {
            return Duration.ZERO;
        }
        var delay = first.multipliedBy(1L << Math.min(wrong - free, MOST_DOUBLINGS));
        return delay.compareTo(longest) > 0 ? longest : delay;
    }
}
