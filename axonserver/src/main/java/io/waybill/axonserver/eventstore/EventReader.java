package io.waybill.axonserver.eventstore;

import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log from PostgreSQL, a page at a time. A page holds at least one event (if there is one) and otherwise
 * stays within {@link #PAGE_BYTES}, however large single events are, because each reader holds one.
 */
final class EventReader {

    /** The most events in a page. */
    static final int PAGE_EVENTS = 1_000;

    /** The most bytes in a page, apart from its first event. */
    static final long PAGE_BYTES = 256L * 1024;

    // The running sum stops a page of large events before their payloads are fetched.
    private static final String PAGE = """
            SELECT %1$s, position
              FROM (SELECT *, sum(size) OVER (ORDER BY position ROWS UNBOUNDED PRECEDING) - size AS before
                      FROM axonserver.event
                     WHERE position BETWEEN ? AND ?) page
             WHERE before < ?
             ORDER BY position
            """.formatted(EventRows.COLUMNS);

    private static final String AGGREGATE_PAGE = """
            SELECT %1$s
              FROM (SELECT *, sum(size) OVER (ORDER BY sequence ROWS UNBOUNDED PRECEDING) - size AS before
                      FROM axonserver.event
                     WHERE aggregate_id = ? AND sequence BETWEEN ? AND ?) page
             WHERE before < ?
             ORDER BY sequence
            """.formatted(EventRows.COLUMNS);

    private static final String HIGHEST_SEQUENCE =
            "SELECT sequence FROM axonserver.event WHERE aggregate_id = ? ORDER BY sequence DESC LIMIT 1";

    private static final String LATEST_TIMESTAMP = "SELECT latest_timestamp FROM axonserver.event WHERE position = ?";

    private final DataSource database;

    EventReader(DataSource database) {
        this.database = database;
    }

    /** A page of the log that starts at {@code position} and does not go beyond {@code head}. */
    List<EventWithToken> page(long position, long head) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(PAGE)) {
            query.setLong(1, position);
            query.setLong(2, Math.min(head, position + PAGE_EVENTS - 1));
            query.setLong(3, PAGE_BYTES);
            List<EventWithToken> page = new ArrayList<>(PAGE_EVENTS);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    page.add(EventWithToken.newBuilder()
                            .setEvent(EventRows.event(row))
                            .setToken(row.getLong(10))
                            .build());
                }
            }
            return page;
        }
    }

    /** A page of an aggregate's history with sequence numbers {@code first} to {@code last}, both included. */
    List<Event> aggregatePage(String aggregate, long first, long last) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(AGGREGATE_PAGE)) {
            query.setString(1, aggregate);
            query.setLong(2, first);
            query.setLong(3, last - first < PAGE_EVENTS ? last : first + PAGE_EVENTS - 1);
            query.setLong(4, PAGE_BYTES);
            List<Event> page = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    page.add(EventRows.event(row));
                }
            }
            return page;
        }
    }

    /** Whether another page may follow this one: it is as full as a page gets. */
    static boolean mayBeFollowed(List<Event> page) {
        if (page.size() == PAGE_EVENTS) {
            return true;
        }
        long bytes = 0;
        for (Event event : page) {
            bytes += event.getSerializedSize();
        }
        return bytes >= PAGE_BYTES;
    }

    /** The sequence number of an aggregate's last event, -1 when it has none. */
    long highestSequence(String aggregate) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(HIGHEST_SEQUENCE)) {
            query.setString(1, aggregate);
            Long highest = single(query);
            return highest == null ? -1 : highest;
        }
    }

    /**
     * The position of the first event with a timestamp of {@code instant} or later: {@code head + 1} when there is
     * none yet.
     *
     * @param instant milliseconds since 1970
     */
    long positionAt(long instant, long head) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(LATEST_TIMESTAMP)) {
            long low = 0;
            long high = head + 1;
            // The greatest timestamp so far only grows, so it can be searched by halves without an index of its own.
            while (low < high) {
                long middle = (low + high) >>> 1;
                query.setLong(1, middle);
                Long latest = single(query);
                if (latest == null) {
                    throw new SQLException("there is no event at position " + middle);
                }
                if (latest >= instant) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low;
        }
    }

    private static @Nullable Long single(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : null;
        }
    }
}
