package io.waybill.api.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The account that exists before any other.
 *
 * @param email the address to sign in with, {@code admin@example.com} unless configured
 * @param password the first password; without one, start-up is refused
 */
@ConfigurationProperties("waybill.bootstrap.administrator")
public record BootstrapAdministrator(
        @DefaultValue("admin@example.com") String email,
        @DefaultValue("") String password) {

    /** The password that everybody knows; given only where PostgreSQL is one that Waybill started on this machine. */
    public static final String KNOWN_PASSWORD = "Admin123!";

    /**
     * @throws MissingBootstrapPassword if there is no password
     */
    public BootstrapAdministrator {
        if (password.isBlank()) {
            throw new MissingBootstrapPassword();
        }
    }

    /** Whether the password is the one that everybody knows. */
    public boolean isKnown() {
        return KNOWN_PASSWORD.equals(password);
    }

    /** Leaves the password out, since configuration ends up in logs. */
    @Override
    public String toString() {
        return "BootstrapAdministrator[email=" + email + "]";
    }
}
