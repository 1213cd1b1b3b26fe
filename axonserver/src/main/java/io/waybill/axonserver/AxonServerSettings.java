package io.waybill.axonserver;

import org.jspecify.annotations.Nullable;

/**
 * Where an {@link AxonServer} keeps its events and where it listens.
 *
 * @param jdbcUrl a PostgreSQL database ({@code jdbc:postgresql:…}); the server owns its schema {@code axonserver}
 * @param username the database user, who may create that schema
 * @param password the database password
 * @param host the address to listen on
 * @param port the TCP port to listen on, 0 for a free one
 * @param accessToken what clients must present as {@code AxonIQ-Access-Token}; null admits everybody
 * @param limits how much one client may ask for
 */
public record AxonServerSettings(
        String jdbcUrl,
        String username,
        String password,
        String host,
        int port,
        @Nullable String accessToken,
        Limits limits) {

    /** The port clients of Axon Server expect. */
    public static final int USUAL_PORT = 8124;

    /** @throws IllegalArgumentException for a port outside 0–65535 or an empty access token */
    public AxonServerSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be within 0–65535, not " + port);
        }
        if (accessToken != null && accessToken.isEmpty()) {
            throw new IllegalArgumentException("an access token must not be empty");
        }
    }

    /** Listens on a free port of the loopback address, admits everybody, default limits. */
    public static AxonServerSettings of(String jdbcUrl, String username, String password) {
        return new AxonServerSettings(jdbcUrl, username, password, "127.0.0.1", 0, null, Limits.defaults());
    }

    /** The same, listening on {@code host}:{@code port}. */
    public AxonServerSettings listeningOn(String host, int port) {
        return new AxonServerSettings(jdbcUrl, username, password, host, port, accessToken, limits);
    }

    /** The same, admitting only clients that present {@code accessToken}; null admits everybody. */
    public AxonServerSettings withAccessToken(@Nullable String accessToken) {
        return new AxonServerSettings(jdbcUrl, username, password, host, port, accessToken, limits);
    }

    /** The same with other limits. */
    public AxonServerSettings withLimits(Limits limits) {
        return new AxonServerSettings(jdbcUrl, username, password, host, port, accessToken, limits);
    }
}
