package io.waybill.axonserver;

import io.waybill.axonserver.kit.Clients;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Servers of this project, each test with an empty database of its own in one PostgreSQL for the whole run. */
final class OwnServers implements BeforeEachCallback, AfterEachCallback {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Deque<AutoCloseable> closing = new ArrayDeque<>();
    private AxonServerSettings settings = AxonServerSettings.of("", "", "");

    @Override
    public void beforeEach(ExtensionContext context) throws SQLException {
        EmbeddedPostgres postgres = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(OwnServers.class))
                .computeIfAbsent(Postgres.class, key -> Postgres.start(), Postgres.class)
                .server();
        String name = "store" + DATABASES.incrementAndGet();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        settings = AxonServerSettings.of(postgres.getJdbcUrl("postgres", name), "postgres", "postgres");
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        while (!closing.isEmpty()) {
            closing.pop().close();
        }
    }

    /** Settings for this test's database. */
    AxonServerSettings settings() {
        return settings;
    }

    /** A server on this test's database, with default limits. */
    AxonServer start() {
        return start(settings);
    }

    AxonServer start(AxonServerSettings settings) {
        AxonServer server = AxonServer.start(settings);
        closing.push(server);
        return server;
    }

    Clients clientsOf(AxonServer server) {
        Clients clients = new Clients(server.host(), server.port());
        closing.push(clients);
        return clients;
    }

    /** The one number that {@code query} finds in this test's database. */
    long number(String query) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(settings.jdbcUrl(), settings.username(), settings.password());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    private record Postgres(EmbeddedPostgres server) implements AutoCloseable {

        static Postgres start() {
            try {
                return new Postgres(EmbeddedPostgres.start());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
