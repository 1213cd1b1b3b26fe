package io.waybill.api.connection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a client may take.
 *
 * @param head for the first line and the headers of a request, from its first byte
 * @param body for the body, from the end of the headers
 * @param write for taking in what was written to it
 */
@ConfigurationProperties("waybill.connections")
public record ConnectionSettings(
        @DefaultValue("10s") Duration head,
        @DefaultValue("30s") Duration body,
        @DefaultValue("30s") Duration write) {

    /**
     * @throws IllegalArgumentException if one of them is no time at all
     */
    public ConnectionSettings {
        if (!head.isPositive() || !body.isPositive() || !write.isPositive()) {
            throw new IllegalArgumentException("the times of waybill.connections are longer than nothing");
        }
    }
}
