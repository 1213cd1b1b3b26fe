package io.waybill.app.start;

import io.waybill.api.identity.BootstrapAdministrator;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives the administrator the password that everybody knows, but only where PostgreSQL is one that Waybill started on
 * this machine and no password is configured. Anywhere else start-up is refused without one.
 */
public final class KnownPassword implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    private static final String PASSWORD = "waybill.bootstrap.administrator.password";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        if (environment.getProperty("waybill.embedded.postgres.started", Boolean.class, false)) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "waybill-known-password", Map.of(PASSWORD, BootstrapAdministrator.KNOWN_PASSWORD)));
        }
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE; // After the embedded servers said which they are.
    }
}
