package io.waybill.projection.webhook;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How other systems are told.
 *
 * @param lookEvery how often each node looks for what is to be delivered: 10 ms to 1 minute
 * @param timeout how long a receiver may take for its answer: 100 ms to 1 minute
 * @param retryAfter how long to wait after a first attempt that failed, and twice as long after each other: 10 ms to 1 hour
 * @param longestRetry the longest wait; six times that where it is paused: 10 ms to 6 hours
 * @param pauseAfter after how long without success there are fewer attempts: 1 second to 30 days
 * @param keep how long an event waits at most, before it is given up: 1 minute to 30 days
 * @param mostKept how many events wait at most, before the oldest are given up: 1,000 to 100,000,000
 * @param internal addresses or networks that are not of the public internet and may be told all the same, without TLS too,
 *     for example {@code 10.0.0.0/8}; none unless configured
 */
@ConfigurationProperties("waybill.webhooks")
record WebhookSettings(
        @DefaultValue("500ms") Duration lookEvery,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("5s") Duration retryAfter,
        @DefaultValue("10m") Duration longestRetry,
        @DefaultValue("12h") Duration pauseAfter,
        @DefaultValue("3d") Duration keep,
        @DefaultValue("1000000") long mostKept,
        @DefaultValue List<String> internal) {

    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST_KEPT = Duration.ofDays(30);
    private static final long LEAST_KEPT = 1_000;
    private static final long MOST_KEPT = 100_000_000;
    private static final int PAUSED_TIMES = 6;
    private static final int MOST_DOUBLINGS = 30;

    /** A name may take so long to be looked up, which nothing breaks off. */
    private static final Duration LONGEST_LOOK_UP = Duration.ofSeconds(40);

    /**
     * @throws IllegalArgumentException if a value is out of its range
     */
    WebhookSettings {
        check("look-every", lookEvery, SHORTEST, Duration.ofMinutes(1));
        check("timeout", timeout, Duration.ofMillis(100), Duration.ofMinutes(1));
        check("retry-after", retryAfter, SHORTEST, Duration.ofHours(1));
        check("longest-retry", longestRetry, SHORTEST, Duration.ofHours(6));
        check("pause-after", pauseAfter, Duration.ofSeconds(1), LONGEST_KEPT);
        check("keep", keep, Duration.ofMinutes(1), LONGEST_KEPT);
        if (mostKept < LEAST_KEPT || mostKept > MOST_KEPT) {
            throw new IllegalArgumentException(
                    "waybill.webhooks.most-kept must be from " + LEAST_KEPT + " to " + MOST_KEPT);
        }
        internal = List.copyOf(internal);
        // Refused now, rather than when somebody is to be told.
        new AllowedAddresses(internal);
    }

    private static void check(String property, Duration value, Duration shortest, Duration longest) {
        if (value.compareTo(shortest) < 0 || value.compareTo(longest) > 0) {
            throw new IllegalArgumentException("waybill.webhooks." + property + " must be from " + shortest + " to "
                    + longest + ", and is " + value);
        }
    }

    /** How long a node that is gone keeps others from delivering: longer than one delivery takes. */
    Duration claim() {
        return timeout.multipliedBy(2).plus(LONGEST_LOOK_UP);
    }

    /** How long to wait after so many attempts that failed: a quarter more or less, so that not all come at once. */
    Duration waitAfter(int failed, boolean paused) {
        var doubled = retryAfter.multipliedBy(1L << Math.min(Math.max(failed - 1, 0), MOST_DOUBLINGS));
        var wait = doubled.compareTo(longestRetry) < 0 ? doubled : longestRetry;
        var chosen = paused ? longestRetry.multipliedBy(PAUSED_TIMES) : wait;
        return Duration.ofMillis(
                Math.round(chosen.toMillis() * ThreadLocalRandom.current().nextDouble(0.75, 1.25)));
    }
}
