package io.waybill.embedded;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;

/** Asks PostgreSQL for its version, and creates the application's database if it is not there yet. */
final class PostgresProbe implements Probe<String> {

    /** Not listening yet, or listening and still recovering. */
    private static final Set<String> NOT_YET = Set.of("08001", "08006", "57P03");

    private static final String NO_SUCH_DATABASE = "3D000";

    private final PostgresAddress address;

    PostgresProbe(PostgresAddress address) {
        this.address = address;
    }

    @Override
    public Optional<String> ask() throws IOException {
        try (Connection connection = connect(address)) {
            return Optional.of(connection.getMetaData().getDatabaseProductVersion());
        } catch (SQLException e) {
            if (NO_SUCH_DATABASE.equals(e.getSQLState())) {
                create();
            } else if (!NOT_YET.contains(e.getSQLState())) {
                throw new EmbeddedServerException(
                        "PostgreSQL refuses its owner (" + e.getMessage()
                                + "): if the file `password` beside its data is lost, move its folder away and start again",
                        e);
            }
            return Optional.empty();
        }
    }

    private void create() throws IOException {
        PostgresAddress initial =
                new PostgresAddress(address.endpoint(), "postgres", address.username(), address.password());
        try (Connection connection = connect(initial);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + address.database());
        } catch (SQLException e) {
            throw new IOException("the database " + address.database() + " cannot be created", e);
        }
    }

    private static Connection connect(PostgresAddress address) throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(), address.username(), address.password());
    }
}
