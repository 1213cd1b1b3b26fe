package io.waybill.api.security;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which other web sites may use this system in a person's browser.
 *
 * @param allowedOrigins their origins, for example {@code https://shop.example}; none unless configured
 */
@ConfigurationProperties("waybill.cors")
record CrossOriginSettings(@DefaultValue List<String> allowedOrigins) {

    /**
     * @throws IllegalArgumentException if one of them is no origin; a pattern for any of them is none
     */
    CrossOriginSettings {
        allowedOrigins = List.copyOf(allowedOrigins);
        for (String origin : allowedOrigins) {
            URI uri = URI.create(origin);
            boolean bare = uri.getHost() != null && uri.getRawPath().isEmpty() && uri.getRawQuery() == null;
            if (!bare || !List.of("http", "https").contains(uri.getScheme())) {
                throw new IllegalArgumentException(
                        "waybill.cors.allowed-origins takes origins such as" + " https://shop.example, not " + origin);
            }
        }
    }
}
