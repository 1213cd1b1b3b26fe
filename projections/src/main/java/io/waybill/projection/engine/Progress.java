package io.waybill.projection.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the segments of a processor are, whichever node fills them. */
public final class Progress {

    private final JdbcClient jdbc;
    private final Serializer serializer;
    private final Duration claimTimeout;

    /**
     * As the token store tells.
     *
     * @param claimTimeout after it a node that says nothing has lost its segments
     */
    public Progress(DataSource dataSource, Serializer serializer, Duration claimTimeout) {
        this.jdbc = JdbcClient.create(dataSource);
        this.serializer = serializer;
        this.claimTimeout = claimTimeout;
    }

    /**
     * A segment of a processor.
     *
     * @param number from 0
     * @param position of the last event it is done with, -1 before the first
     * @param owner the node that fills it, absent if none does
     */
    public record Segment(
            int number, long position, @Nullable String owner) {}

    /** The segments of a processor; none before it ran for the first time. */
    public List<Segment> segments(String processor) {
        return jdbc.sql("""
                        select segment, token, token_type, owner, timestamp from projection.token_entry
                        where processor_name = ? order by segment""")
                .param(processor)
                .query((row, number) -> segment(row))
                .list();
    }

    /** How many events every segment of a generation is done with. */
    public long done(Generation generation) {
        return segments(generation.processor()).stream()
                .mapToLong(segment -> segment.position() + 1)
                .min()
                .orElse(0);
    }

    private Segment segment(ResultSet row) throws SQLException {
        var seen = Instant.parse(row.getString("timestamp"));
        boolean held =
                row.getString("owner") != null && seen.isAfter(Instant.now().minus(claimTimeout));
        return new Segment(
                row.getInt("segment"),
                position(row.getBytes("token"), row.getString("token_type")),
                held ? row.getString("owner") : null);
    }

    private long position(byte @Nullable [] token, @Nullable String type) {
        if (token == null || type == null) {
            return -1;
        }
        TrackingToken read = serializer.deserialize(new SimpleSerializedObject<>(token, byte[].class, type, null));
        return read.position().orElse(-1);
    }

    /** Forgets where a processor stands. */
    void forget(String processor) {
        jdbc.sql("delete from projection.token_entry where processor_name = ?")
                .param(processor)
                .update();
    }
}
