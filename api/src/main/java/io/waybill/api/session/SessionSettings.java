package io.waybill.api.session;

import io.waybill.api.security.Ranges;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long one stays signed in.
 *
 * @param lifetime from signing in, however much it is used: 1 hour to 365 days
 * @param idle without a refresh: 1 hour to 365 days, and no longer than the lifetime
 * @param repeatWithin how long the answer to a refresh can be had once more: 1 second to 1 minute
 * @param most how many sessions a person has at most, 1 to 200; beyond that the one used longest ago ends
 * @param allowedOrigins other origins of this site whose pages may use the cookie, for example
 *     {@code https://admin.example.com}
 */
@ConfigurationProperties("waybill.sessions")
public record SessionSettings(
        @DefaultValue("30d") Duration lifetime,
        @DefaultValue("7d") Duration idle,
        @DefaultValue("10s") Duration repeatWithin,
        @DefaultValue("100") int most,
        @Nullable List<String> allowedOrigins) {

    private static final int HIGHEST = 200;

    /**
     * @throws IllegalArgumentException if a value is out of its range
     */
    public SessionSettings {
        Ranges.check("waybill.sessions.lifetime", lifetime, Duration.ofHours(1), Duration.ofDays(365));
        Ranges.check("waybill.sessions.idle", idle, Duration.ofHours(1), lifetime);
        Ranges.check("waybill.sessions.repeat-within", repeatWithin, Duration.ofSeconds(1), Duration.ofMinutes(1));
        if (most < 1 || most > HIGHEST) {
            throw new IllegalArgumentException("waybill.sessions.most must be from 1 to " + HIGHEST);
        }
        allowedOrigins = allowedOrigins == null ? List.of() : List.copyOf(allowedOrigins);
    }

    /** The other origins whose pages may use the cookie. */
    @Override
    public List<String> allowedOrigins() {
        return allowedOrigins == null ? List.of() : allowedOrigins;
    }
}
