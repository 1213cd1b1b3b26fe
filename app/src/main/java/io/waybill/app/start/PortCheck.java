package io.waybill.app.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Finds out that a port is taken before any server is started, instead of after all of them were. */
public final class PortCheck implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        check(environment, "server");
        check(environment, "management.server");
    }

    private static void check(Environment environment, String prefix) {
        int port = environment.getProperty(prefix + ".port", Integer.class, 0);
        if (port <= 0) {
            return; // None wanted, or any free one.
        }
        var address = environment.getProperty(prefix + ".address", InetAddress.class);
        try {
            new ServerSocket(port, 1, address).close();
        } catch (IOException e) {
            throw new PortInUseException(port, e);
        }
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
