package io.waybill.axonserver.eventstore;

import io.axoniq.axonserver.grpc.event.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Aggregates' states as of some event, which spare reading the events before. */
final class Snapshots {

    private static final String STORE = """
            INSERT INTO axonserver.snapshot (event_id, aggregate_id, aggregate_type, sequence, timestamp,
                                             payload_type, payload_revision, payload, metadata, size)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?)
            ON CONFLICT (aggregate_id, sequence) DO UPDATE
               SET event_id = excluded.event_id,
                   aggregate_type = excluded.aggregate_type,
                   timestamp = excluded.timestamp,
                   payload_type = excluded.payload_type,
                   payload_revision = excluded.payload_revision,
                   payload = excluded.payload,
                   metadata = excluded.metadata,
                   size = excluded.size
            """;

    private static final String NEWEST_FIRST = "SELECT " + EventRows.COLUMNS
            + " FROM axonserver.snapshot WHERE aggregate_id = ? AND sequence BETWEEN ? AND ?"
            + " ORDER BY sequence DESC LIMIT ?";

    private final DataSource database;

    Snapshots(DataSource database) {
        this.database = database;
    }

    /** Keeps {@code snapshot}, in place of one of the same sequence number. */
    void store(Event snapshot) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(STORE)) {
            EventRows.bindOne(insert, 1, snapshot);
            insert.executeUpdate();
        }
    }

    /** At most {@code max} snapshots with sequence numbers {@code first} to {@code last}, the newest first. */
    List<Event> newestFirst(String aggregate, long first, long last, int max) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(NEWEST_FIRST)) {
            query.setString(1, aggregate);
            query.setLong(2, first);
            query.setLong(3, last);
            query.setInt(4, max);
            List<Event> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(EventRows.event(row).toBuilder().setSnapshot(true).build());
                }
            }
            return found;
        }
    }
}
