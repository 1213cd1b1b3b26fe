package io.waybill.axonserver.eventstore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.waybill.axonserver.AxonServerSettings;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The event store on one PostgreSQL database: its schema, its one writer, its readers and the head of the log in
 * memory.
 */
public final class EventLog implements AutoCloseable {

    private static final String SCHEMA = "axonserver";
    private static final String MIGRATIONS = "classpath:io/waybill/axonserver/db";
    private static final int READING_AHEAD = 64;
    private static final int CONNECT_MILLIS = 5_000;

    private final HikariDataSource database;
    private final EventWriter writer;
    private final RecentEvents recent;
    private final EventReader reader;
    private final Semaphore readingAhead = new Semaphore(READING_AHEAD);
    private final Snapshots snapshots;
    private final ScheduledEvents scheduled;
    private final Publication publication;
    private final ByteBudget appending;

    private EventLog(AxonServerSettings settings, HikariDataSource database, EventWriter writer, RecentEvents recent) {
        this.database = database;
        this.writer = writer;
        this.recent = recent;
        this.reader = new EventReader(database);
        this.snapshots = new Snapshots(database);
        this.scheduled = new ScheduledEvents(database);
        this.publication = new Publication(writer, scheduled);
        this.appending = new ByteBudget(settings.limits().appends().bytes());
    }

    /**
     * Takes the database for this process alone, migrates its schema and starts to write.
     *
     * @throws DatabaseInUseException when another server has it
     * @throws IllegalStateException when it cannot be reached or migrated
     */
    public static EventLog open(AxonServerSettings settings) {
        WriterSession session = session(settings);
        HikariDataSource database = null;
        try {
            migrate(settings);
            database = pool(settings);
            RecentEvents recent = new RecentEvents(
                    settings.limits().reads().recentEvents(),
                    settings.limits().reads().recentBytes());
            EventWriter writer = new EventWriter(settings, session, recent);
            writer.start();
            return new EventLog(settings, database, writer, recent);
        } catch (SQLException | RuntimeException e) {
            if (database != null) {
                database.close();
            }
            session.close();
            throw new IllegalStateException("The event store cannot be opened: " + e.getMessage(), e);
        }
    }

    private static WriterSession session(AxonServerSettings settings) {
        try {
            return WriterSession.open(settings, settings.limits().lockPatience());
        } catch (SQLException e) {
            throw new IllegalStateException("The database of the event store cannot be reached: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the event store's database", e);
        }
    }

    private static void migrate(AxonServerSettings settings) throws FlywayException {
        Flyway.configure()
                .dataSource(settings.jdbcUrl(), settings.username(), settings.password())
                .schemas(SCHEMA)
                .table("schema_history")
                .locations(MIGRATIONS)
                .load()
                .migrate();
    }

    private static HikariDataSource pool(AxonServerSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("axonserver-readers");
        config.setJdbcUrl(settings.jdbcUrl());
        config.setUsername(settings.username());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.limits().reads().connections());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.addDataSourceProperty("ApplicationName", "axonserver-reader");
        config.addDataSourceProperty("prepareThreshold", "1");
        return new HikariDataSource(config);
    }

    EventWriter writer() {
        return writer;
    }

    RecentEvents recent() {
        return recent;
    }

    EventReader reader() {
        return reader;
    }

    /** A way to read the log for a follower that is behind. */
    ReadAhead readAhead() {
        return new ReadAhead(reader, readingAhead);
    }

    Snapshots snapshots() {
        return snapshots;
    }

    ScheduledEvents scheduled() {
        return scheduled;
    }

    Publication publication() {
        return publication;
    }

    /** Publishes the scheduled events that are due at {@code instant}, milliseconds since 1970. */
    public void publishDue(long instant) {
        publication.publishDue(instant);
    }

    ByteBudget appending() {
        return appending;
    }

    /** Whether events can be written right now. */
    public boolean isWritable() {
        return writer.isConnected();
    }

    /** Writes what waits already, then lets go of the database. */
    @Override
    public void close() {
        writer.close();
        database.close();
    }
}
