package io.waybill.axonserver.eventstore;

import io.axoniq.axonserver.grpc.event.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Events to be published at a later time, kept in the database until then. */
final class ScheduledEvents {

    private static final String PUT = """
            WITH replaced AS (DELETE FROM axonserver.scheduled_event WHERE token = ?)
            INSERT INTO axonserver.scheduled_event (token, due, event_id, aggregate_id, aggregate_type, sequence,
                                                    timestamp, payload_type, payload_revision, payload, metadata, size)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?)
            """;

    private static final String REMOVE = "DELETE FROM axonserver.scheduled_event WHERE token = ?";

    private static final String DUE = "SELECT " + EventRows.COLUMNS
            + ", token FROM axonserver.scheduled_event WHERE due <= ? ORDER BY due LIMIT ?";

    private static final String NEXT_DUE = "SELECT min(due) FROM axonserver.scheduled_event";

    private final DataSource database;

    ScheduledEvents(DataSource database) {
        this.database = database;
    }

    /** An event whose time has come, and the token of its schedule. */
    record Due(String token, Event event) {}

    /**
     * Schedules {@code event}.
     *
     * @param due milliseconds since 1970
     * @param replaced the token of a schedule that this one replaces, empty for none
     * @return the token of this schedule
     */
    String put(Event event, long due, String replaced) throws SQLException {
        String token = UUID.randomUUID().toString();
        try (Connection connection = database.getConnection();
                PreparedStatement put = connection.prepareStatement(PUT)) {
            put.setString(1, replaced);
            put.setString(2, token);
            put.setLong(3, due);
            EventRows.bindOne(put, 4, event);
            put.executeUpdate();
        }
        return token;
    }

    /** Removes a schedule, if there (still) is one of that token. */
    void remove(String token) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement remove = connection.prepareStatement(REMOVE)) {
            remove.setString(1, token);
            remove.executeUpdate();
        }
    }

    /** At most {@code max} events that are due at {@code instant}, the most overdue first. */
    List<Due> due(long instant, int max) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(DUE)) {
            query.setLong(1, instant);
            query.setInt(2, max);
            List<Due> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new Due(row.getString(10), EventRows.event(row)));
                }
            }
            return found;
        }
    }

    /** When the next event is due, in milliseconds since 1970; {@link Long#MAX_VALUE} when none is scheduled. */
    long nextDue() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(NEXT_DUE);
                ResultSet row = query.executeQuery()) {
            row.next();
            long due = row.getLong(1);
            return row.wasNull() ? Long.MAX_VALUE : due;
        }
    }
}
