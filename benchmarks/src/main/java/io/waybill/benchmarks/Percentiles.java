package io.waybill.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** How long operations took, by share of them. */
public final class Percentiles {

    private static final double NANOS_PER_MILLI = 1e6;

    private final long[] sorted;

    /** @param nanos how long each took, in nanoseconds, in any order */
    public Percentiles(long[] nanos) {
        sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    /**
     * The time in milliseconds within which a share of the operations were done; 0 where there were none.
     *
     * @param share above 0, at most 1
     */
    public double at(double share) {
        if (sorted.length == 0) {
            return 0;
        }
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.clamp(index, 0, sorted.length - 1)] / NANOS_PER_MILLI;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, max %.1f ms (%,d)",
                at(0.5),
                at(0.99),
                at(0.999),
                at(1),
                sorted.length);
    }
}
