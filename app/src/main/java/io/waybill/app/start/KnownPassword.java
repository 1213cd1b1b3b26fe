package io.waybill.app.start;

import io.waybill.api.identity.BootstrapAdministrator;
import io.waybill.api.identity.MissingBootstrapPassword;
import io.waybill.app.role.Role;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives the administrator the password that everybody knows, but only where PostgreSQL is one that Waybill started on
 * this machine. Anywhere else start-up is refused without a configured one, before anything is connected to.
 */
public final class KnownPassword implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    private static final String PASSWORD = "waybill.bootstrap.administrator.password";
    private static final String POSTGRES_IS_EMBEDDED = "waybill.embedded.postgres.started";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        if (!environment.getProperty(PASSWORD, "").isBlank()
                || !Role.of(environment).contains(Role.API)) {
            return;
        }
        if (!environment.getProperty(POSTGRES_IS_EMBEDDED, Boolean.class, false)) {
            throw new MissingBootstrapPassword();
        }
        // First: a configured blank is no password either.
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "waybill-known-password", Map.of(PASSWORD, BootstrapAdministrator.KNOWN_PASSWORD)));
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE; // After the embedded servers said which they are.
    }
}
