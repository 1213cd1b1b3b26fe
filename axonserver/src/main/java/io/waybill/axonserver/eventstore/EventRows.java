package io.waybill.axonserver.eventstore;

import com.google.protobuf.UnsafeByteOperations;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an event looks as a row of {@code axonserver.event}, and back. */
final class EventRows {

    /** The columns that {@link #event} reads, also those of a snapshot. */
    static final String COLUMNS = "event_id, aggregate_id, aggregate_type, sequence, timestamp, payload_type,"
            + " payload_revision, payload, metadata::text";

    /** One statement, and so one transaction, for a whole batch. */
    static final String INSERT = """
            INSERT INTO axonserver.event (position, event_id, aggregate_id, aggregate_type, sequence, timestamp,
                                          latest_timestamp, payload_type, payload_revision, payload, metadata, size)
            SELECT position, event_id, aggregate_id, aggregate_type, sequence, timestamp,
                   latest_timestamp, payload_type, payload_revision, payload, metadata::json, size
              FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[],
                          ?::bigint[], ?::text[], ?::text[], ?::bytea[], ?::text[], ?::integer[])
                AS e (position, event_id, aggregate_id, aggregate_type, sequence, timestamp,
                      latest_timestamp, payload_type, payload_revision, payload, metadata, size)
            """;

    private EventRows() {}

    /** Binds {@code events} to {@link #INSERT}. */
    static void bind(Connection connection, PreparedStatement insert, List<EventWithToken> events, long[] latest)
            throws SQLException {
        int count = events.size();
        Long[] positions = new Long[count];
        String[] ids = new String[count];
        @Nullable String[] aggregates = new @Nullable String[count];
        @Nullable String[] aggregateTypes = new @Nullable String[count];
        @Nullable Long[] sequences = new @Nullable Long[count];
        Long[] timestamps = new Long[count];
        Long[] latestTimestamps = new Long[count];
        String[] types = new String[count];
        String[] revisions = new String[count];
        byte[][] payloads = new byte[count][];
        String[] metadata = new String[count];
        Integer[] sizes = new Integer[count];
        for (int i = 0; i < count; i++) {
            Event event = events.get(i).getEvent();
            positions[i] = events.get(i).getToken();
            ids[i] = event.getMessageIdentifier();
            if (Sequences.isOfAggregate(event)) {
                aggregates[i] = event.getAggregateIdentifier();
                aggregateTypes[i] = event.getAggregateType();
                sequences[i] = event.getAggregateSequenceNumber();
            }
            timestamps[i] = event.getTimestamp();
            latestTimestamps[i] = latest[i];
            types[i] = event.getPayload().getType();
            revisions[i] = event.getPayload().getRevision();
            payloads[i] = event.getPayload().getData().toByteArray();
            metadata[i] = MetadataJson.write(event.getMetaDataMap());
            sizes[i] = event.getSerializedSize();
        }
        Object[][] columns = {
            positions, ids, aggregates, aggregateTypes, sequences, timestamps,
            latestTimestamps, types, revisions, payloads, metadata, sizes
        };
        String[] sqlTypes = {
            "int8", "text", "text", "text", "int8", "int8", "int8", "text", "text", "bytea", "text", "int4"
        };
        for (int i = 0; i < columns.length; i++) {
            Array array = connection.createArrayOf(sqlTypes[i], columns[i]);
            insert.setArray(i + 1, array);
        }
    }

    /**
     * Binds one event to the parameters from {@code first} on: identifier, aggregate, its type, sequence, timestamp,
     * payload type, revision, payload, metadata and size.
     */
    static void bindOne(PreparedStatement statement, int first, Event event) throws SQLException {
        boolean ofAggregate = Sequences.isOfAggregate(event);
        statement.setString(first, event.getMessageIdentifier());
        statement.setString(first + 1, ofAggregate ? event.getAggregateIdentifier() : null);
        statement.setString(first + 2, ofAggregate ? event.getAggregateType() : null);
        statement.setObject(first + 3, ofAggregate ? event.getAggregateSequenceNumber() : null, Types.BIGINT);
        statement.setLong(first + 4, event.getTimestamp());
        statement.setString(first + 5, event.getPayload().getType());
        statement.setString(first + 6, event.getPayload().getRevision());
        statement.setBytes(first + 7, event.getPayload().getData().toByteArray());
        statement.setString(first + 8, MetadataJson.write(event.getMetaDataMap()));
        statement.setInt(first + 9, event.getSerializedSize());
    }

    /** Reads {@link #COLUMNS} from the current row. */
    static Event event(ResultSet row) throws SQLException {
        Event.Builder event = Event.newBuilder()
                .setMessageIdentifier(row.getString(1))
                .setTimestamp(row.getLong(5))
                .setPayload(SerializedObject.newBuilder()
                        .setType(row.getString(6))
                        .setRevision(row.getString(7))
                        .setData(UnsafeByteOperations.unsafeWrap(row.getBytes(8))))
                .putAllMetaData(MetadataJson.read(row.getString(9)));
        String aggregate = row.getString(2);
        if (aggregate != null) {
            event.setAggregateIdentifier(aggregate)
                    .setAggregateType(row.getString(3))
                    .setAggregateSequenceNumber(row.getLong(4));
        }
        return event.build();
    }
}
