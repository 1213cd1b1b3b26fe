package io.waybill.api.shipment;

import io.waybill.messages.shipment.CarrierCode;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What carriers sign their reports with.
 *
 * @param secrets the secret of each carrier by its code, at least {@value #SHORTEST} characters; a carrier without one
 *     cannot report
 * @param tolerance how far the time of a signature may be from now
 */
@ConfigurationProperties("waybill.carrier-webhooks")
record CarrierSecrets(
        @Nullable Map<String, String> secrets,
        @DefaultValue("5m") Duration tolerance) {

    private static final int SHORTEST = 16;

    /**
     * @throws IllegalArgumentException if a secret is too short
     */
    CarrierSecrets {
        secrets = secrets == null
                ? Map.of()
                : secrets.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                entry -> CarrierCode.of(entry.getKey()), Map.Entry::getValue));
        secrets.forEach((carrier, secret) -> {
            if (secret.length() < SHORTEST) {
                throw new IllegalArgumentException("the webhook secret of " + carrier + " needs " + SHORTEST
                        + " characters; make one with: openssl rand -hex 32");
            }
        });
    }

    /** The secret of a carrier by its code, absent if it has none. */
    @Nullable
    String of(String carrier) {
        return secrets == null ? null : secrets.get(carrier);
    }

    /** Says no secret, since messages end up in logs. */
    @Override
    public String toString() {
        return "CarrierSecrets[]";
    }
}
