package io.waybill.api.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the keys take turns that access tokens are signed with.
 *
 * @param rotateAfter how long a key signs, 1 to 365 days
 * @param publishedAhead how long a key is published before it signs, from 5 minutes to 7 days: whoever verifies tokens
 *     elsewhere reads the keys again within this time
 * @param reloadEvery how often a node looks for keys that others have made, 1 second to 2 minutes
 */
@ConfigurationProperties("waybill.signing-keys")
record SigningKeySettings(
        @DefaultValue("30d") Duration rotateAfter,
        @DefaultValue("1h") Duration publishedAhead,
        @DefaultValue("1m") Duration reloadEvery) {

    /**
     * @throws IllegalArgumentException if a time is out of its range
     */
    SigningKeySettings {
        Ranges.check("waybill.signing-keys.rotate-after", rotateAfter, Duration.ofDays(1), Duration.ofDays(365));
        Ranges.check("waybill.signing-keys.published-ahead", publishedAhead, Duration.ofMinutes(5), Duration.ofDays(7));
        Ranges.check("waybill.signing-keys.reload-every", reloadEvery, Duration.ofSeconds(1), Duration.ofMinutes(2));
        if (publishedAhead.compareTo(rotateAfter) >= 0) {
            throw new IllegalArgumentException(
                    "waybill.signing-keys.published-ahead must be shorter than waybill.signing-keys.rotate-after");
        }
    }
}
