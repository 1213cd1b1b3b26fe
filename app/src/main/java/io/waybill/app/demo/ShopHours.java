package io.waybill.app.demo;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The hours of the shop, and how they pass for the visitor.
 *
 * @param day how long the visitor's wait from opening to closing is
 */
record ShopHours(Duration day) {

    /** The hour the shop opens. */
    static final int OPENS = 9;

    /** The hour the shop closes. */
    static final int CLOSES = 18;

    private static final Duration OPEN = Duration.ofHours(CLOSES - OPENS);

    /** The hours of business: each one by when it starts. */
    static List<Integer> all() {
        return IntStream.range(OPENS, CLOSES).boxed().toList();
    }

    /**
     * How long the visitor waits for a time on the shop's clock.
     *
     * @param time a time between opening and closing, both included
     * @return the wait since the shop opened, 0 to {@link #day}
     */
    Duration until(LocalTime time) {
        long sinceOpening = Duration.between(LocalTime.of(OPENS, 0), time).toMillis();
        return Duration.ofNanos(Math.round(day.toNanos() * ((double) sinceOpening / OPEN.toMillis())));
    }

    /**
     * How long the visitor waits for the end of an hour.
     *
     * @param hour when it starts
     * @return the wait since the shop opened
     */
    Duration untilEndOf(int hour) {
        return until(LocalTime.of(hour + 1, 0));
    }
}
