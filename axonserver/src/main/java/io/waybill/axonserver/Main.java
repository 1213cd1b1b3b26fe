package io.waybill.axonserver;

import io.waybill.axonserver.platform.HealthEndpoint;
import java.io.IOException;
import java.util.Map;

/**
 * Runs an {@link AxonServer} on its own. Environment:
 *
 * <ul>
 *   <li>{@code AXONSERVER_JDBC_URL} (required), {@code AXONSERVER_DB_USERNAME} ({@code postgres}) and
 *       {@code AXONSERVER_DB_PASSWORD} (empty): the database
 *   <li>{@code AXONSERVER_HOST} ({@code 0.0.0.0}), {@code AXONSERVER_PORT} (8124): where to listen for clients
 *   <li>{@code AXONSERVER_HTTP_PORT} (8024): where to answer {@code GET /actuator/health}
 *   <li>{@code AXONSERVER_ACCESS_TOKEN}: what clients must present; not set: everybody is admitted
 *   <li>{@code AXONSERVER_MAX_MESSAGE_BYTES} (33554432): the largest message accepted
 * </ul>
 */
public final class Main {

    private static final int USUAL_HTTP_PORT = 8024;

    private Main() {}

    /** Starts, and stops on a signal to the process. */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        Map<String, String> environment = System.getenv();
        AxonServerSettings settings = settings(environment);
        AxonServer server = AxonServer.start(settings);
        HealthEndpoint health = HealthEndpoint.start(
                settings.host(), number(environment, "AXONSERVER_HTTP_PORT", USUAL_HTTP_PORT), server::isReady);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("axonserver-close").unstarted(() -> {
                    health.close();
                    server.close();
                }));
        server.awaitClose();
    }

    /** @throws IllegalArgumentException when the environment lacks the database or holds nonsense */
    static AxonServerSettings settings(Map<String, String> environment) {
        Limits limits = Limits.defaults();
        return AxonServerSettings.of(
                        required(environment, "AXONSERVER_JDBC_URL"),
                        environment.getOrDefault("AXONSERVER_DB_USERNAME", "postgres"),
                        environment.getOrDefault("AXONSERVER_DB_PASSWORD", ""))
                .listeningOn(
                        environment.getOrDefault("AXONSERVER_HOST", "0.0.0.0"),
                        number(environment, "AXONSERVER_PORT", AxonServerSettings.USUAL_PORT))
                .withAccessToken(environment.get("AXONSERVER_ACCESS_TOKEN"))
                .withLimits(limits.withMessageBytes(
                        number(environment, "AXONSERVER_MAX_MESSAGE_BYTES", limits.messageBytes())));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException("Set " + name + " and start again, for example " + name
                    + "=jdbc:postgresql://localhost:5432/waybill");
        }
        return value;
    }

    private static int number(Map<String, String> environment, String name, int otherwise) {
        String value = environment.get(name);
        try {
            return value == null ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a number, not " + value, e);
        }
    }
}
