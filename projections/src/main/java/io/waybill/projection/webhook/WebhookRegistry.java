package io.waybill.projection.webhook;

import io.waybill.messages.webhook.CreateWebhook;
import io.waybill.messages.webhook.WebhookPage.State;
import io.waybill.messages.webhook.WebhookPage.WebhookView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Which webhooks there are, in PostgreSQL. It blocks. */
final class WebhookRegistry {

    /** As many as can be delivered to at once, so that none waits for another. */
    static final int MOST = 50;

    /** Longer than a request with an idempotency key can be sent again. */
    private static final int REMEMBERED_HOURS = 48;

    private static final String STATE =
            "case when paused then 'PAUSED' when failures > 0 then 'FAILING' else 'ACTIVE' end as state";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    WebhookRegistry(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /** The number of the last event in the queue, to be asked before the event store is asked how many events there are. */
    long lastQueued() {
        return jdbc.sql("select coalesce(max(number), 0) from webhook.event")
                .query(Long.class)
                .single();
    }

    /** What became of a request for a webhook. */
    enum Added {
        /** There is one more. */
        NEW,
        /** There was one of this id. */
        KNOWN,
        /** There are too many. */
        TOO_MANY
    }

    /**
     * Adds a webhook, unless there is one of its id, or there are {@value #MOST}.
     *
     * @param created the webhook
     * @param createdBy the id of who asks
     * @param from the position of the first event that it is told of
     * @param after the number in the queue after which it is told
     */
    Added add(CreateWebhook created, String createdBy, long from, long after) {
        return Objects.requireNonNull(transaction.execute(status -> {
            // One at a time, or two could each be the last that there is room for.
            jdbc.sql("select pg_advisory_xact_lock(hashtext('webhook.webhook'))")
                    .query()
                    .singleRow();
            if (find(created.webhookId()).isPresent()) {
                return Added.KNOWN;
            }
            long there = jdbc.sql("select count(*) from webhook.webhook where ended_at is null")
                    .query(Long.class)
                    .single();
            if (there >= MOST) {
                return Added.TOO_MANY;
            }
            jdbc.sql("""
                            insert into webhook.webhook
                                (id, url, topics, description, created_by, from_position, delivered)
                            values (?, ?, ?, ?, ?, ?, ?)""")
                    .param(created.webhookId())
                    .param(created.url())
                    .param(created.topics().toArray(String[]::new))
                    .param(created.description())
                    .params(createdBy, from, after)
                    .update();
            return Added.NEW;
        }));
    }

    /**
     * A webhook as it was asked for.
     *
     * @param asked what was asked for
     * @param createdAt when
     */
    record Known(CreateWebhook asked, Instant createdAt) {}

    /** A webhook that is there, or was not long ago. */
    Optional<Known> find(String id) {
        return jdbc.sql("select id, url, topics, description, created_at from webhook.webhook where id = ?")
                .param(id)
                .query((row, number) -> new Known(
                        new CreateWebhook(
                                row.getString("id"),
                                row.getString("url"),
                                List.of((String[]) row.getArray("topics").getArray()),
                                row.getString("description")),
                        row.getTimestamp("created_at").toInstant()))
                .optional();
    }

    /** Ends a webhook; gives whether there was one. */
    boolean end(String id, String endedBy) {
        return jdbc.sql("""
                        update webhook.webhook set ended_at = now(), ended_by = ?, claim = claim + 1
                        where id = ? and ended_at is null""").params(endedBy, id).update() == 1;
    }

    /** Webhooks, the highest ids first, from where a page ended. */
    List<WebhookView> page(@Nullable String after, int most) {
        return jdbc.sql("select w.*, " + STATE + """
                        , (select count(*) from (
                               select from webhook.event e where e.topic = any (w.topics) and e.number > w.delivered
                                  and e.position >= w.from_position limit 1000) waiting) as waiting
                        from webhook.webhook w where ended_at is null and id < ? order by id desc limit ?""")
                // Higher than any: ids are of hexadecimal digits.
                .params(after == null ? "g" : after, most)
                .query(WebhookRegistry::view)
                .list();
    }

    private static WebhookView view(ResultSet row, int number) throws SQLException {
        var state = State.valueOf(row.getString("state"));
        return new WebhookView(
                row.getString("id"),
                row.getString("url"),
                List.of((String[]) row.getArray("topics").getArray()),
                row.getString("description"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                state,
                row.getLong("sent"),
                row.getLong("waiting"),
                row.getLong("lost"),
                row.getInt("failures"),
                moment(row.getTimestamp("last_success_at")),
                moment(row.getTimestamp("last_failure_at")),
                row.getString("last_error"),
                state == State.ACTIVE ? null : moment(row.getTimestamp("try_at")));
    }

    private static @Nullable Instant moment(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    /** How many there are, by how their deliveries go. */
    Map<State, Long> counts() {
        Map<State, Long> counts = new EnumMap<>(State.class);
        jdbc.sql("select " + STATE + ", count(*) from webhook.webhook where ended_at is null group by state")
                .query(row -> {
                    counts.put(State.valueOf(row.getString(1)), row.getLong(2));
                });
        return counts;
    }

    /** Forgets those that ended long ago. */
    void forget() {
        jdbc.sql("delete from webhook.webhook where ended_at < now() - make_interval(hours => ?)")
                .param(REMEMBERED_HOURS)
                .update();
    }
}
