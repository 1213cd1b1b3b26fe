package io.waybill.axonserver.eventstore;

import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.waybill.axonserver.AxonServerSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one connection that writes events. It holds an advisory lock for as long as it lives, so whoever can write is
 * alone in writing: when the connection is lost the lock goes with it, and what it was doing has ended before anybody
 * gets the lock next.
 */
final class WriterSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WriterSession.class);

    /** "WaybillE" in ASCII: any number will do as long as every server uses the same. */
    private static final long LOCK = 0x5761_7962_696C_6C45L;

    private static final Duration LOCK_RETRY = Duration.ofMillis(100);
    private static final int ALIVE_SECONDS = 5;

    private static final String LAST_SEQUENCES = """
            SELECT a.id, (SELECT e.sequence
                            FROM axonserver.event e
                           WHERE e.aggregate_id = a.id
                           ORDER BY e.sequence DESC
                           LIMIT 1)
              FROM unnest(?::text[]) AS a (id)
            """;

    private static final String TAKE_SCHEDULES =
            "DELETE FROM axonserver.scheduled_event WHERE token = ANY (?) RETURNING token";

    private final Connection connection;

    private WriterSession(Connection connection) {
        this.connection = connection;
    }

    /**
     * Connects and takes the lock.
     *
     * @throws DatabaseInUseException when another server still holds it after {@code patience}
     * @throws SQLException when the database does not answer
     */
    static WriterSession open(AxonServerSettings settings, Duration patience)
            throws SQLException, InterruptedException {
        Properties properties = new Properties();
        properties.setProperty("user", settings.username());
        properties.setProperty("password", settings.password());
        properties.setProperty("ApplicationName", "axonserver-writer");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("prepareThreshold", "1");
        Connection connection = DriverManager.getConnection(settings.jdbcUrl(), properties);
        try {
            lock(connection, settings, patience);
            return new WriterSession(connection);
        } catch (SQLException | InterruptedException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void lock(Connection connection, AxonServerSettings settings, Duration patience)
            throws SQLException, InterruptedException {
        long giveUp = System.nanoTime() + patience.toNanos();
        try (Statement statement = connection.createStatement()) {
            // So that PostgreSQL frees the lock of a machine that vanished without closing its connection.
            statement.execute(
                    "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5;" + " SET tcp_keepalives_count = 3");
            // An acknowledged event is on disk, whatever this database does for others.
            statement.execute("SELECT set_config('synchronous_commit', 'on', false)"
                    + " WHERE current_setting('synchronous_commit') = 'off'");
            warnOfForgetfulness(statement);
            while (!tryLock(statement)) {
                if (System.nanoTime() - giveUp >= 0) {
                    throw new DatabaseInUseException(settings.jdbcUrl());
                }
                Thread.sleep(LOCK_RETRY);
            }
        }
    }

    private static void warnOfForgetfulness(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("SELECT current_setting('fsync')")) {
            if (result.next() && "off".equals(result.getString(1))) {
                LOG.warn("The database runs with fsync=off: should its machine fail, acknowledged events can be lost");
            }
        }
    }

    private static boolean tryLock(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("SELECT pg_try_advisory_lock(" + LOCK + ")")) {
            return result.next() && result.getBoolean(1);
        }
    }

    /** The position of the last event, -1 when there is none. */
    long lastPosition() throws SQLException {
        return single("SELECT coalesce(max(position), -1) FROM axonserver.event");
    }

    /** The greatest timestamp of all events, 0 when there is none. */
    long latestTimestamp() throws SQLException {
        return single(
                "SELECT coalesce((SELECT latest_timestamp FROM axonserver.event ORDER BY position DESC LIMIT 1), 0)");
    }

    private long single(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Tells {@code learner} the last sequence number of each aggregate, -1 for one without events. */
    void lastSequences(Collection<String> aggregates, ObjLongConsumer<String> learner) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(LAST_SEQUENCES)) {
            query.setArray(1, connection.createArrayOf("text", aggregates.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String aggregate = row.getString(1);
                    long last = row.getLong(2);
                    learner.accept(aggregate, row.wasNull() ? -1 : last);
                }
            }
        }
    }

    /**
     * Writes all events in one transaction; they are on disk when this returns.
     *
     * @param latest for each event the greatest timestamp up to it
     * @throws SQLException when they were not written, or, with the connection lost, perhaps not
     */
    void insert(List<EventWithToken> events, long[] latest) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(EventRows.INSERT)) {
            EventRows.bind(connection, insert, events, latest);
            insert.executeUpdate();
        }
    }

    /**
     * Opens a transaction and deletes these schedules in it.
     *
     * @return those that were there to be deleted
     */
    Set<String> beginTaking(Collection<String> schedules) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement delete = connection.prepareStatement(TAKE_SCHEDULES)) {
            delete.setArray(1, connection.createArrayOf("text", schedules.toArray()));
            Set<String> taken = new HashSet<>();
            try (ResultSet row = delete.executeQuery()) {
                while (row.next()) {
                    taken.add(row.getString(1));
                }
            }
            return taken;
        }
    }

    /** Commits an open transaction; every statement outside of one has committed itself. */
    void commit() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    /** Rolls back an open transaction; false when the connection is lost. */
    boolean rollback() {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            return isAlive();
        } catch (SQLException e) {
            LOG.debug("Rolling back failed", e);
            return false;
        }
    }

    /** Whether the connection still answers. */
    boolean isAlive() {
        try {
            return connection.isValid(ALIVE_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Closes, with the connection lost or not. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("Closing the connection failed", e);
        }
    }
}
