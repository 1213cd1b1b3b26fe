package io.waybill.api.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The account that exists before any other.
 *
 * @param email the address to sign in with, {@code admin@example.com} unless configured
 * @param password the first password; without one, start-up is refused
 */
@ConfigurationProperties("waybill.bootstrap.administrator")
public record BootstrapAdministrator(
        @Nullable String email, @Nullable String password) {

    /** The password that everybody knows; given only where PostgreSQL is one that Waybill started on this machine. */
    public static final String KNOWN_PASSWORD = "Admin123!";

    /** Whether the password is the one that everybody knows. */
    public boolean isKnown() {
        return KNOWN_PASSWORD.equals(password);
    }

    /** The address to sign in with. */
    @Override
    public String email() {
        return email == null || email.isBlank() ? "admin@example.com" : email;
    }
}
