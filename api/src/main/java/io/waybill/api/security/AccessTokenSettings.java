package io.waybill.api.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What access tokens are like.
 *
 * @param lifetime how long one is good for, 1 minute to 1 hour; every node must be configured alike
 */
@ConfigurationProperties("waybill.access-tokens")
record AccessTokenSettings(@DefaultValue("10m") Duration lifetime) {

    /**
     * @throws IllegalArgumentException if the lifetime is out of its range
     */
    AccessTokenSettings {
        Ranges.check("waybill.access-tokens.lifetime", lifetime, Duration.ofMinutes(1), Duration.ofHours(1));
    }
}
