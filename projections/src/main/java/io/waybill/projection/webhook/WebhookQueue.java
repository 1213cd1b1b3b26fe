package io.waybill.projection.webhook;

import io.waybill.projection.engine.Columns;
import io.waybill.projection.engine.ProjectedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is still to be delivered, in PostgreSQL: each event once, and for each webhook the number of the last one it got. A node
 * claims a webhook before it delivers, for a while that each delivery prolongs; whoever holds an older claim changes nothing
 * any more. It blocks.
 */
final class WebhookQueue {

    private static final int FORGOTTEN_AT_ONCE = 10_000;
    private static final double MILLIS_PER_SECOND = 1_000;
    private static final String HELD = " where id = ? and claim = ? and ended_at is null";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final WebhookSettings settings;

    WebhookQueue(DataSource dataSource, JsonMapper json, WebhookSettings settings) {
        this.jdbc = JdbcClient.create(dataSource);
        this.json = json;
        this.settings = settings;
    }

    /** Adds what somebody is to be told of, within the transaction that is under way. */
    void append(List<ProjectedEvent> events) {
        var wanted = wantedFrom();
        var rows = events.stream()
                .filter(event -> event.position() >= wanted.getOrDefault(topic(event), Long.MAX_VALUE))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        // Numbers have to be given in the order of commits: whoever has got one does not look for a lower one again.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('webhook.event'))")
                .query()
                .singleRow();
        var column = new Columns<>(rows);
        jdbc.sql("""
                        insert into webhook.event (topic, position, id, body)
                        select * from unnest(?::text[], ?::bigint[], ?::text[], ?::text[])""")
                .param(column.texts(WebhookQueue::topic))
                .param(column.longs(ProjectedEvent::position))
                .param(column.texts(ProjectedEvent::id))
                .param(column.texts(this::body))
                .update();
    }

    /** From which position on somebody is told, by topic. */
    private Map<String, Long> wantedFrom() {
        Map<String, Long> from = new LinkedHashMap<>();
        jdbc.sql("""
                        select topic, min(from_position) from webhook.webhook, unnest(topics) topic
                        where ended_at is null group by topic""").query(row -> {
            from.put(row.getString(1), row.getLong(2));
        });
        return from;
    }

    private static String topic(ProjectedEvent event) {
        return String.valueOf(PublicForm.topic(event.payload().getClass()));
    }

    private String body(ProjectedEvent event) {
        return json.writeValueAsString(new Told(
                event.id(),
                PublicForm.type(event.payload().getClass()),
                event.at(),
                event.position(),
                PublicForm.data(event.payload())));
    }

    /** What is delivered. */
    private record Told(String id, String type, Instant occurredAt, long position, Map<String, Object> data) {}

    /**
     * A webhook that this node delivers to.
     *
     * @param id its id
     * @param url where to
     * @param topics what of
     * @param fromPosition from which event on
     * @param delivered the number of the last event that was delivered
     * @param failures how many attempts in a row have failed
     * @param paused whether they have for long
     * @param claim the claim's number
     */
    record Claimed(
            String id,
            String url,
            List<String> topics,
            long fromPosition,
            long delivered,
            int failures,
            boolean paused,
            long claim) {}

    /** Claims a webhook that has something to be delivered now; or none. */
    Optional<Claimed> claim() {
        return jdbc.sql("""
                        with due as (
                            select w.id from webhook.webhook w
                            where w.ended_at is null and w.try_at <= now() and exists (
                                select from webhook.event e
                                where e.topic = any (w.topics) and e.number > w.delivered
                                  and e.position >= w.from_position)
                            order by w.try_at limit 1 for update skip locked
                        )
                        update webhook.webhook w
                        set claim = w.claim + 1, try_at = now() + make_interval(secs => ?)
                        from due where w.id = due.id returning w.*""")
                .param(seconds(settings.claim()))
                .query(WebhookQueue::claimed)
                .optional();
    }

    private static Claimed claimed(ResultSet row, int number) throws SQLException {
        return new Claimed(
                row.getString("id"),
                row.getString("url"),
                List.of((String[]) row.getArray("topics").getArray()),
                row.getLong("from_position"),
                row.getLong("delivered"),
                row.getInt("failures"),
                row.getBoolean("paused"),
                row.getLong("claim"));
    }

    /**
     * An event to be delivered.
     *
     * @param number its place in the queue
     * @param id its id, by which a receiver knows a repetition
     * @param body what is sent, as JSON
     */
    record Waiting(long number, String id, String body) {}

    /** What a webhook is to be told next, in order. */
    List<Waiting> next(Claimed webhook, long after, int most) {
        return jdbc.sql("""
                        select number, id, body from webhook.event
                        where topic = any (?) and number > ? and position >= ? order by number limit ?""")
                .param(webhook.topics().toArray(String[]::new))
                .params(after, webhook.fromPosition(), most)
                .query((row, number) -> new Waiting(row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** Notes that the receiver took an event, and prolongs the claim; gives whether it is still held. */
    boolean delivered(Claimed webhook, Waiting event) {
        return jdbc.sql("""
                        update webhook.webhook
                        set delivered = ?, sent = sent + 1, failures = 0, failing_since = null, paused = false,
                            last_success_at = now(), last_error = null, try_at = now() + make_interval(secs => ?)
                        """ + HELD)
                        .params(event.number(), seconds(settings.claim()), webhook.id(), webhook.claim())
                        .update()
                == 1;
    }

    /** Notes that an attempt failed, and gives the claim up. */
    void failed(Claimed webhook, String reason, boolean pause, Duration wait) {
        var late = seconds(settings.pauseAfter());
        jdbc.sql("""
                        update webhook.webhook
                        set failures = failures + 1, failing_since = coalesce(failing_since, now()), last_failure_at = now(),
                            paused = paused or ? or coalesce(failing_since < now() - make_interval(secs => ?), false),
                            last_error = ?, try_at = now() + make_interval(secs => ?)
                        """ + HELD)
                .params(pause, late, reason, seconds(wait), webhook.id(), webhook.claim())
                .update();
    }

    /** Gives a claim up; if there is more to be delivered, any node may go on. */
    void release(Claimed webhook) {
        jdbc.sql("update webhook.webhook set try_at = now()" + HELD)
                .params(webhook.id(), webhook.claim())
                .update();
    }

    /**
     * Gives up what waits for too long, or in too great a number, noting who has lost it, and forgets what everybody has got.
     *
     * @return how many events were given up that somebody was still to be told of
     */
    long forget() {
        long lost = jdbc.sql("""
                        with forgotten as (
                            delete from webhook.event where number in (
                                select number
                                from (select number, queued_at from webhook.event order by number limit ?) oldest
                                where queued_at < now() - make_interval(secs => ?)
                                   or number <= (select max(number) from webhook.event) - ?)
                            returning number, topic, position
                        ), losses as (
                            select w.id, count(*) as events from webhook.webhook w join forgotten f
                              on f.topic = any (w.topics) and f.number > w.delivered and f.position >= w.from_position
                            where w.ended_at is null group by w.id
                        ), noted as (
                            update webhook.webhook w set lost = w.lost + losses.events
                            from losses where w.id = losses.id returning losses.events
                        )
                        select coalesce(sum(events), 0) from noted""")
                .params(FORGOTTEN_AT_ONCE, seconds(settings.keep()), settings.mostKept())
                .query(Long.class)
                .single();
        PublicForm.topics().forEach(this::forgetDelivered);
        return lost;
    }

    /** Topic by topic, so that what waits for one webhook is not looked through for the others. */
    private void forgetDelivered(String topic) {
        int forgotten;
        do {
            forgotten = jdbc.sql("""
                            delete from webhook.event where number in (
                                select number from webhook.event where topic = ? and number <= coalesce(
                                    (select min(delivered) from webhook.webhook
                                     where ended_at is null and ? = any (topics)), ?)
                                order by number limit ?)""")
                    .params(topic, topic, Long.MAX_VALUE, FORGOTTEN_AT_ONCE)
                    .update();
        } while (forgotten == FORGOTTEN_AT_ONCE);
    }

    /** How many events are not yet delivered to everybody. */
    long waiting() {
        return jdbc.sql("select count(*) from webhook.event").query(Long.class).single();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_PER_SECOND;
    }
}
