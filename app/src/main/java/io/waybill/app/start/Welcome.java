package io.waybill.app.start;

import io.waybill.api.identity.BootstrapAdministrator;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells a newcomer where to go, once everything is up. */
@Component
@Profile("laptop")
public class Welcome {

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Environment environment;
    private final BootstrapAdministrator administrator;

    Welcome(Environment environment, BootstrapAdministrator administrator) {
        this.environment = environment;
        this.administrator = administrator;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        String address = "http://localhost:" + environment.getProperty("local.server.port");
        double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
        out.printf(
                """

                  Waybill is ready after %.1f s.

                    Dashboard      %s/
                    Sign in        %s
                    API            %s/docs
                    Health         http://localhost:%s/actuator/health
                    Log            %s

                  Ctrl-C stops it and every server it started; what was written stays.

                """,
                seconds,
                address,
                signIn(),
                address,
                environment.getProperty("local.management.port"),
                environment.getProperty("logging.file.name"));
    }

    @EventListener
    void stopping(ContextClosedEvent event) {
        if (event.getApplicationContext().getParent() == null) { // The management server has a context of its own.
            out.println("  Waybill is stopping …");
        }
    }

    private String signIn() {
        return administrator.isKnown()
                ? administrator.email() + " / " + administrator.password()
                : administrator.email() + " with the password you configured";
    }
}
