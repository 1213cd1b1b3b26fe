package io.waybill.benchmarks.lag;

import io.waybill.benchmarks.Percentiles;
import java.util.List;

/** What is printed of a read model. */
final class Lines {

    private Lines() {}

    /**
     * A line.
     *
     * @param lags in nanoseconds
     * @param missed how many events it never had
     */
    static String of(String readModel, List<Long> lags, int missed) {
        return "%-24s %s, %d missing"
                .formatted(
                        readModel,
                        new Percentiles(lags.stream().mapToLong(Long::longValue).toArray()),
                        missed);
    }
}
