package io.waybill.api.schedule;

import io.r2dbc.spi.Readable;
import io.waybill.api.schedule.Run.State;
import io.waybill.api.schedule.ScheduleView.RunView;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;
import reactor.util.function.Tuples;

/**
 * The runs of schedules, in PostgreSQL. A node claims a run before it begins, for a while that it prolongs; each attempt has
 * its number, and whoever is at an attempt that another node has counted beyond changes nothing any more.
 */
@Component
class RunTable {

    private static final int SHOWN = 10;
    private static final String HELD = " where id = :id and attempts = :attempt and state = 'RUNNING'";

    private final DatabaseClient database;
    private final ScheduleTable schedules;
    private final Duration claim;

    RunTable(DatabaseClient accountsDatabase, ScheduleTable schedules, ScheduleSettings settings) {
        this.database = accountsDatabase;
        this.schedules = schedules;
        this.claim = settings.claim();
    }

    /** Claims a run that is to be tried now, whether for the first time or since its last node is gone; or empty. */
    Mono<Run> claim() {
        return database.sql(
                        """
                        with taken as (
                            select id from api.report_run
                            where state in ('WAITING', 'RUNNING') and try_at <= now()
                            order by try_at limit 1 for update skip locked
                        ), claimed as (
                            update api.report_run r
                            set state = 'RUNNING', attempts = r.attempts + 1, detail = null,
                                started_at = coalesce(r.started_at, now()),
                                try_at = now() + make_interval(secs => :claim)
                            from taken where r.id = taken.id
                            returning r.id, r.schedule_id as run_of, r.due_at, r.attempts, r.sent_to
                        )
                        select c.id, c.due_at, c.attempts, c.sent_to, s.ended_at is not null as ended,
                        """ + ScheduleTable.COLUMNS + " from claimed c join api.report_schedule s on s.id = c.run_of")
                .bind("claim", seconds(claim))
                .map(this::run)
                .one();
    }

    private Run run(Readable row) {
        return new Run(
                ScheduleTable.text(row, "id"),
                schedules.schedule(row),
                Boolean.TRUE.equals(row.get("ended", Boolean.class)),
                ScheduleTable.moment(row, "due_at"),
                number(row, "attempts"),
                ScheduleTable.texts(row, "sent_to"));
    }

    /** Prolongs a claim; gives whether it is still held. */
    Mono<Boolean> prolong(Run run) {
        return changed(
                held("set try_at = now() + make_interval(secs => :claim)", run).bind("claim", seconds(claim)));
    }

    /** Notes whom a run was sent to. */
    Mono<Void> sent(Run run, String recipient) {
        return held("set sent_to = array_append(sent_to, :recipient)", run)
                .bind("recipient", recipient)
                .then();
    }

    /** Ends a run. */
    Mono<Void> finish(Run run, State state, String detail) {
        return held("set state = :state, detail = nullif(:detail, ''), finished_at = now()", run)
                .bind("state", state.name())
                .bind("detail", detail)
                .then();
    }

    /** Has a run tried again. */
    Mono<Void> again(Run run, Duration wait, String detail) {
        return held("set state = 'WAITING', detail = :detail, try_at = now() + make_interval(secs => :wait)", run)
                .bind("detail", detail)
                .bind("wait", seconds(wait))
                .then();
    }

    private DatabaseClient.GenericExecuteSpec held(String set, Run run) {
        return database.sql("update api.report_run " + set + HELD)
                .bind("id", run.id())
                .bind("attempt", run.attempt());
    }

    private static Mono<Boolean> changed(DatabaseClient.GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated().map(rows -> rows > 0);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static int number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Integer.class));
    }

    /** The last runs of schedules, each with its schedule's id, the newest first. */
    Flux<Tuple2<String, RunView>> of(Collection<String> scheduleIds) {
        return database.sql("""
                        select r.* from unnest(:schedules::text[]) s (id), lateral (
                            select * from api.report_run where schedule_id = s.id order by due_at desc limit :shown
                        ) r order by r.schedule_id, r.due_at desc""")
                .bind("schedules", scheduleIds.toArray(String[]::new))
                .bind("shown", SHOWN)
                .map(row -> Tuples.of(ScheduleTable.text(row, "schedule_id"), view(row)))
                .all();
    }

    private static RunView view(Readable row) {
        var state = State.valueOf(ScheduleTable.text(row, "state"));
        return new RunView(
                ScheduleTable.moment(row, "due_at"),
                state,
                number(row, "attempts"),
                ScheduleTable.texts(row, "sent_to").size(),
                row.get("started_at", Instant.class),
                row.get("finished_at", Instant.class),
                state == State.WAITING ? row.get("try_at", Instant.class) : null,
                row.get("detail", String.class));
    }
}
