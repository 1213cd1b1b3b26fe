package io.waybill.api.limit;

import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;

/**
 * How often somebody may ask.
 *
 * @param perSecond how many requests a second in the long run, 1 to 1,000,000
 * @param burst how many at once after a pause, {@code perSecond} to 10,000,000
 */
public record Rate(long perSecond, long burst) {

    private static final long HIGHEST_RATE = 1_000_000;
    private static final long HIGHEST_BURST = 10_000_000;

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Rate {
        if (perSecond < 1 || perSecond > HIGHEST_RATE || burst < perSecond || burst > HIGHEST_BURST) {
            throw new IllegalArgumentException("a limit takes per-second from 1 to " + HIGHEST_RATE
                    + " and burst from per-second to " + HIGHEST_BURST);
        }
    }

    /** How long it takes until after a pause the whole burst is there again, in seconds. */
    long windowSeconds() {
        return (burst + perSecond - 1) / perSecond;
    }

    BucketConfiguration bucket() {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
