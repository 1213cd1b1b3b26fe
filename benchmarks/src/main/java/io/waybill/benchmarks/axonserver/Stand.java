package io.waybill.benchmarks.axonserver;

import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.waybill.axonserver.AxonServer;
import io.waybill.axonserver.AxonServerSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;

/**
 * What is measured: a server in this process, on a PostgreSQL process of its own that forces every commit to disk, and
 * one client connection.
 */
final class Stand implements AutoCloseable {

    private static final int MAX_MESSAGE = 32 * 1024 * 1024;

    private final EmbeddedPostgres postgres;
    private final AxonServer server;
    private final AxonServerConnectionFactory factory;
    private final AxonServerConnection connection;

    private Stand(EmbeddedPostgres postgres, AxonServer server, Transport transport) {
        this.postgres = postgres;
        this.server = server;
        this.factory = AxonServerConnectionFactory.forClient("benchmark")
                .routingServers(new ServerAddress(server.host(), server.port()))
                .maxInboundMessageSize(MAX_MESSAGE)
                .customize(channel -> transport.channel(channel, server))
                .build();
        this.connection = factory.connect("default");
    }

    static Stand start(Transport transport) throws IOException {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "2GB")
                .start();
        return new Stand(
                postgres,
                AxonServer.start(
                        AxonServerSettings.of(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres")),
                transport);
    }

    AxonServerConnection connection() {
        return connection;
    }

    @Override
    public void close() throws IOException {
        factory.shutdown();
        server.close();
        postgres.close();
    }
}
