package io.waybill.projection.engine;

import io.waybill.messages.projection.DeadLetterPage;
import io.waybill.messages.projection.DeadLetterPage.DeadLetterView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the dead letters of all projections are: {@code projection.dead_letter}, written with the rows and the token. */
final class DeadLetterTable {

    private static final String TABLE = "projection.dead_letter";
    private static final int MOST_SEQUENCES = 1_024;
    private static final int LONGEST_SEQUENCE = 10_000;
    private static final Duration LONGEST_TRY = Duration.ofSeconds(30);

    private static final DeadLetterSchema COLUMNS = DeadLetterSchema.builder()
            .deadLetterTable(TABLE)
            .deadLetterIdentifierColumn("id")
            .processingGroupColumn("projection")
            .sequenceIdentifierColumn("sequence")
            .sequenceIndexColumn("sequence_index")
            .messageTypeColumn("message_type")
            .eventIdentifierColumn("event_id")
            .timestampColumn("event_at")
            .payloadTypeColumn("event_name")
            .payloadRevisionColumn("event_revision")
            .payloadColumn("payload")
            .metaDataColumn("meta_data")
            .aggregateTypeColumn("aggregate_type")
            .aggregateIdentifierColumn("aggregate_id")
            .sequenceNumberColumn("aggregate_version")
            .tokenTypeColumn("token_type")
            .tokenColumn("token")
            .enqueuedAtColumn("enqueued_at")
            .lastTouchedColumn("last_tried_at")
            .processingStartedColumn("try_started_at")
            .causeTypeColumn("cause_type")
            .causeMessageColumn("cause_message")
            .diagnosticsColumn("diagnostics")
            .build();

    private final ConnectionProvider connections;
    private final TransactionManager transactions;
    private final Serializer general;
    private final Serializer events;
    private final JdbcClient jdbc;

    DeadLetterTable(
            DataSource dataSource,
            ConnectionProvider connections,
            TransactionManager transactions,
            Serializer general,
            Serializer events) {
        this.jdbc = JdbcClient.create(dataSource);
        this.connections = connections;
        this.transactions = transactions;
        this.general = general;
        this.events = events;
    }

    /** The queue of one projection. A full one stops the projection: nothing is dropped. */
    SequencedDeadLetterQueue<EventMessage<?>> queue(String projection) {
        return JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(projection)
                .schema(COLUMNS)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .genericSerializer(general)
                .eventSerializer(events)
                .maxSequences(MOST_SEQUENCES)
                .maxSequenceSize(LONGEST_SEQUENCE)
                .claimDuration(LONGEST_TRY)
                .build();
    }

    /**
     * Takes a letter out, within the transaction that is under way.
     *
     * @return false if another node did before
     */
    boolean remove(DeadLetter<? extends EventMessage<?>> letter) {
        String id = ((JdbcDeadLetter<?>) letter).getIdentifier();
        return jdbc.sql("delete from " + TABLE + " where id = ?").param(id).update() == 1;
    }

    /** Drops all letters of a processor. */
    void clear(String processor) {
        jdbc.sql("delete from " + TABLE + " where projection = ?")
                .param(processor)
                .update();
    }

    /** The sequence a letter is in, or empty if it is gone. */
    Optional<String> sequenceOf(String id) {
        return jdbc.sql("select sequence from " + TABLE + " where id = ?")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** The processor a letter belongs to, or empty if it is gone. */
    Optional<String> processorOf(String id) {
        return jdbc.sql("select projection from " + TABLE + " where id = ?")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** The processors that have letters. */
    List<String> processors() {
        return jdbc.sql("select distinct projection from " + TABLE)
                .query(String.class)
                .list();
    }

    /** Drops a letter. */
    boolean drop(String id) {
        return jdbc.sql("delete from " + TABLE + " where id = ?").param(id).update() == 1;
    }

    /** How many letters a processor has. */
    long count(String processor) {
        return jdbc.sql("select count(*) from " + TABLE + " where projection = ?")
                .param(processor)
                .query(Long.class)
                .single();
    }

    /** How many letters each processor has that has any. */
    Map<String, Long> counts() {
        return jdbc
                .sql("select projection, count(*) as letters from " + TABLE + " group by projection")
                .query((row, number) -> Map.entry(row.getString("projection"), row.getLong("letters")))
                // As a stream it would keep its connection.
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The letters of all processors in the order of their ids. */
    DeadLetterPage page(int limit, @Nullable String cursor) {
        var letters = jdbc.sql("select *, convert_from(diagnostics, 'UTF8')::jsonb ->> '" + DeadLetters.TRIES
                        + "' as tries from " + TABLE + " where id > ? order by id limit ?")
                .params(cursor == null ? "" : cursor, limit + 1)
                .query(DeadLetterTable::view)
                .list();
        boolean more = letters.size() > limit;
        var items = more ? letters.subList(0, limit) : letters;
        return new DeadLetterPage(items, more ? items.getLast().id() : null);
    }

    private static DeadLetterView view(ResultSet row, int number) throws SQLException {
        String triedAt = row.getString("last_tried_at");
        String cause = row.getString("cause_message");
        return new DeadLetterView(
                row.getString("id"),
                row.getString("projection"),
                row.getString("event_name"),
                row.getString("event_id"),
                row.getString("aggregate_id"),
                row.getLong("aggregate_version"),
                cause == null ? null : row.getString("cause_type") + ": " + cause,
                row.getInt("tries"),
                Instant.parse(row.getString("enqueued_at")),
                triedAt == null ? null : Instant.parse(triedAt));
    }
}
