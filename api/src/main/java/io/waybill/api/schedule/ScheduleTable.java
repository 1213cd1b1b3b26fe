package io.waybill.api.schedule;

import io.r2dbc.spi.Readable;
import io.waybill.api.download.Format;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The schedules, in PostgreSQL, whose clock alone says what is due. */
@Component
class ScheduleTable {

    /** Of one report; all of them are looked through by whoever lists them. */
    static final int MOST = 200;

    private static final int FIRED_AT_ONCE = 100;
    private static final int KEPT_RUNS = 20;

    /** What {@link #schedule} reads, of a table that is called {@code s}. */
    static final String COLUMNS = """
            s.id as schedule_id, s.report, s.cron, s.zone, s.format, s.language, s.recipients, s.filters::text as filters,
            s.created_by, s.created_at, s.next_at""";

    private final DatabaseClient database;
    private final JsonMapper json;

    ScheduleTable(DatabaseClient accountsDatabase, JsonMapper json) {
        this.database = accountsDatabase;
        this.json = json;
    }

    /** Adds a schedule, unless there is one of its id, or there are {@value #MOST} of its report. */
    Mono<Void> addIfAbsent(Schedule schedule) {
        var insert = database.sql("""
                        insert into api.report_schedule
                            (id, report, cron, zone, format, language, recipients, filters, created_by, next_at)
                        select :id, :report, :cron, :zone, :format, :language, :recipients, cast(:filters as jsonb),
                               :createdBy, :nextAt
                        where (select count(*) from api.report_schedule where report = :report and ended_at is null) < :most
                        on conflict (id) do nothing""")
                .bind("id", schedule.id())
                .bind("report", schedule.report())
                .bind("cron", schedule.cron())
                .bind("zone", schedule.zone().getId())
                .bind("format", schedule.format().name())
                .bind("language", schedule.language())
                .bind("recipients", schedule.recipients().toArray(String[]::new))
                .bind("filters", json.writeValueAsString(schedule.filters()))
                .bind("createdBy", schedule.createdBy())
                .bind("most", MOST);
        return bound(insert, "nextAt", schedule.nextAt()).then();
    }

    private static DatabaseClient.GenericExecuteSpec bound(
            DatabaseClient.GenericExecuteSpec statement, String name, @Nullable Instant moment) {
        return moment == null ? statement.bindNull(name, Instant.class) : statement.bind(name, moment);
    }

    /** A schedule of a report that was not deleted, or empty. */
    Mono<Schedule> find(String report, String id) {
        return database.sql("select " + COLUMNS + """
                         from api.report_schedule s
                        where s.id = :id and s.report = :report and s.ended_at is null""")
                .bind("id", id)
                .bind("report", report)
                .map(this::schedule)
                .one();
    }

    /** Schedules of a report, the highest ids first, from where a page ended. */
    Flux<Schedule> list(String report, @Nullable String after, int limit) {
        return database.sql("select " + COLUMNS + """
                         from api.report_schedule s
                        where s.report = :report and s.ended_at is null and s.id < :after
                        order by s.id desc limit :limit""")
                .bind("report", report)
                // Higher than any: ids are of hexadecimal digits.
                .bind("after", after == null ? "g" : after)
                .bind("limit", limit)
                .map(this::schedule)
                .all();
    }

    /** Ends a schedule and forgets its recipients; gives whether there was one. */
    Mono<Boolean> end(String report, String id, String endedBy) {
        return database.sql("""
                        update api.report_schedule
                        set ended_at = now(), ended_by = :by, next_at = null, recipients = '{}'
                        where id = :id and report = :report and ended_at is null""")
                .bind("id", id)
                .bind("report", report)
                .bind("by", endedBy)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /**
     * A schedule whose time has come.
     *
     * @param schedule the schedule, with the time that has come
     * @param now the time it is
     */
    record Due(Schedule schedule, Instant now) {}

    /** The schedules whose time has come, the longest due first. */
    Flux<Due> due() {
        return database.sql("select now() as present, " + COLUMNS + """
                         from api.report_schedule s
                        where s.ended_at is null and s.next_at <= now()
                        order by s.next_at limit :most""")
                .bind("most", FIRED_AT_ONCE)
                .map(row -> new Due(schedule(row), moment(row, "present")))
                .all();
    }

    /**
     * Turns a time that has come into a run and sets the next one, in one statement. Of several nodes that do this at once
     * one does, since the others find another time there; and of runs that are over the newest are kept.
     */
    Mono<Void> fire(Schedule schedule, String runId, @Nullable Instant next) {
        var fired = database.sql("""
                        with fired as (
                            update api.report_schedule set next_at = :next
                            where id = :id and next_at = :due and ended_at is null
                            returning id
                        ), forgotten as (
                            delete from api.report_run where schedule_id in (select id from fired)
                                and state not in ('WAITING', 'RUNNING') and id not in (
                                    select id from api.report_run where schedule_id = :id
                                    order by due_at desc limit :kept)
                        )
                        insert into api.report_run (id, schedule_id, due_at)
                        select :run, id, :due from fired on conflict do nothing""")
                .bind("id", schedule.id())
                .bind("due", Objects.requireNonNull(schedule.nextAt()))
                .bind("run", runId)
                .bind("kept", KEPT_RUNS - 1);
        return bound(fired, "next", next).then();
    }

    /** The schedule in a row of {@link #COLUMNS}. */
    Schedule schedule(Readable row) {
        return new Schedule(
                text(row, "schedule_id"),
                text(row, "report"),
                text(row, "cron"),
                ZoneId.of(text(row, "zone")),
                Format.valueOf(text(row, "format")),
                text(row, "language"),
                texts(row, "recipients"),
                json.readValue(text(row, "filters"), new TypeReference<Map<String, String>>() {}),
                text(row, "created_by"),
                moment(row, "created_at"),
                row.get("next_at", Instant.class));
    }

    static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    static List<String> texts(Readable row, String column) {
        return Arrays.asList(Objects.requireNonNull(row.get(column, String[].class)));
    }

    static Instant moment(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Instant.class));
    }
}
