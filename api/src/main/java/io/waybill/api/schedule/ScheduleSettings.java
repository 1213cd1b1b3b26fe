package io.waybill.api.schedule;

import io.waybill.api.security.Ranges;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How schedules are kept.
 *
 * @param lookEvery how often each node looks for what is due: 100 ms to 1 minute
 * @param leastInterval how close together the times of a schedule may be: 1 second to 1 day
 * @param retryAfter how long to wait after a first attempt that failed, and twice as long after each other, up to an hour:
 *     100 ms to 1 hour
 * @param attempts how many attempts there are: 1 to 20
 * @param claim how long a run of a node that is gone keeps others from taking it: 3 seconds to 1 hour
 * @param sender the address that mail is from
 */
@ConfigurationProperties("waybill.schedules")
public record ScheduleSettings(
        @DefaultValue("5s") Duration lookEvery,
        @DefaultValue("15m") Duration leastInterval,
        @DefaultValue("1m") Duration retryAfter,
        @DefaultValue("8") int attempts,
        @DefaultValue("1m") Duration claim,
        @DefaultValue("waybill@localhost") String sender) {

    private static final int MOST_ATTEMPTS = 20;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /**
     * @throws IllegalArgumentException if a value is out of its range
     */
    public ScheduleSettings {
        Ranges.check("waybill.schedules.look-every", lookEvery, Duration.ofMillis(100), Duration.ofMinutes(1));
        Ranges.check("waybill.schedules.least-interval", leastInterval, Duration.ofSeconds(1), Duration.ofDays(1));
        Ranges.check("waybill.schedules.retry-after", retryAfter, Duration.ofMillis(100), LONGEST_WAIT);
        Ranges.check("waybill.schedules.claim", claim, Duration.ofSeconds(3), Duration.ofHours(1));
        try {
            // Also has the mail library read its files now, at the start, and not on the event loop.
            new InternetAddress(sender, true);
        } catch (AddressException bad) {
            throw new IllegalArgumentException("waybill.schedules.sender must be an email address", bad);
        }
        if (attempts < 1 || attempts > MOST_ATTEMPTS) {
            throw new IllegalArgumentException("waybill.schedules.attempts must be from 1 to " + MOST_ATTEMPTS);
        }
    }

    /** How long to wait after so many attempts that failed. */
    Duration waitAfter(int failed) {
        var wait = retryAfter;
        for (int attempt = 1; attempt < failed && wait.compareTo(LONGEST_WAIT) < 0; attempt++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
