package io.waybill.axonserver;

import java.util.Map;

/**
 * Runs an {@link AxonServer} on its own. Environment: {@code AXONSERVER_JDBC_URL}, {@code AXONSERVER_DB_USERNAME} and
 * {@code AXONSERVER_DB_PASSWORD} say where the database is; {@code AXONSERVER_HOST} (default {@code 0.0.0.0}) and
 * {@code AXONSERVER_PORT} (default 8124) where to listen; {@code AXONSERVER_ACCESS_TOKEN}, if set, is what clients must
 * present.
 */
public final class Main {

    private Main() {}

    /** Starts, and stops on a signal to the process. */
    public static void main(String[] arguments) throws InterruptedException {
        AxonServer server = AxonServer.start(settings(System.getenv()));
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("axonserver-close").unstarted(server::close));
        server.awaitClose();
    }

    static AxonServerSettings settings(Map<String, String> environment) {
        return AxonServerSettings.of(
                        required(environment, "AXONSERVER_JDBC_URL"),
                        environment.getOrDefault("AXONSERVER_DB_USERNAME", "postgres"),
                        environment.getOrDefault("AXONSERVER_DB_PASSWORD", ""))
                .listeningOn(
                        environment.getOrDefault("AXONSERVER_HOST", "0.0.0.0"),
                        Integer.parseInt(environment.getOrDefault(
                                "AXONSERVER_PORT", Integer.toString(AxonServerSettings.USUAL_PORT))))
                .withAccessToken(environment.get("AXONSERVER_ACCESS_TOKEN"));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("Set " + name + " and start again, for example " + name
                    + "=jdbc:postgresql://localhost:5432/waybill");
        }
        return value;
    }
}
