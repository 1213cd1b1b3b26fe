package io.waybill.api.signin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How wrong tries to sign in are slowed down: so many are free, the next wait 1 s, 2 s, 4 s and so on.
 *
 * @param freeTriesPerAccount how many at an account are free
 * @param longestDelayOfAccount the longest that an account waits: whoever tries shall not keep its owner out
 * @param freeTriesPerAddress how many from a network address are free, at whatever account; many people may share one
 * @param longestDelayOfAddress the longest that an address waits
 * @param remembered after how long without a wrong try nobody knows of them any more
 */
@ConfigurationProperties("waybill.sign-in")
public record SignInSettings(
        @DefaultValue("5") int freeTriesPerAccount,
        @DefaultValue("1m") Duration longestDelayOfAccount,
        @DefaultValue("100") int freeTriesPerAddress,
        @DefaultValue("15m") Duration longestDelayOfAddress,
        @DefaultValue("15m") Duration remembered) {

    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);

    /**
     * @throws IllegalArgumentException if no try is free, or a delay is shorter than the first one, 1 s
     */
    public SignInSettings {
        if (freeTriesPerAccount < 1
                || freeTriesPerAddress < 1
                || longestDelayOfAccount.compareTo(FIRST_DELAY) < 0
                || longestDelayOfAddress.compareTo(FIRST_DELAY) < 0
                || remembered.compareTo(FIRST_DELAY) < 0) {
            throw new IllegalArgumentException("waybill.sign-in takes at least 1 free try and delays of at least 1 s");
        }
    }

    Delays account() {
        return new Delays(freeTriesPerAccount, FIRST_DELAY, longestDelayOfAccount, remembered);
    }

    Delays address() {
        return new Delays(freeTriesPerAddress, FIRST_DELAY, longestDelayOfAddress, remembered);
    }
}
