package io.waybill.benchmarks.axonserver;

import com.sun.management.OperatingSystemMXBean;
import io.waybill.benchmarks.Percentiles;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** How long operations took, those beyond the first {@code capacity} not counted. */
final class Latencies {

    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;

    private final long[] nanos;
    private final AtomicInteger count = new AtomicInteger();
    private final long start = System.nanoTime();
    private final long startCpu = cpuNanos();

    Latencies(int capacity) {
        this.nanos = new long[capacity];
    }

    void add(long duration) {
        int index = count.getAndIncrement();
        if (index < nanos.length) {
            nanos[index] = duration;
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** Operations a second so far, percentiles in milliseconds, and what one took of this process's processor time. */
    String summary() {
        double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
        int counted = Math.min(count.get(), nanos.length);
        var taken = new Percentiles(Arrays.copyOf(nanos, counted));
        return String.format(
                Locale.ROOT,
                "%,.0f/s, %s, %.0f µs CPU each (%,d in %.1f s)",
                count.get() / seconds,
                taken,
                (cpuNanos() - startCpu) / NANOS_PER_MICRO / Math.max(1, count.get()),
                count.get(),
                seconds);
    }
}
