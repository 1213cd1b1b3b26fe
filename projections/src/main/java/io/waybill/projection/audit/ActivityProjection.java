package io.waybill.projection.audit;

import io.waybill.messages.EventName;
import io.waybill.messages.MetaDataKeys;
import io.waybill.messages.live.LiveChange;
import io.waybill.messages.report.ReportType.Rollup;
import io.waybill.projection.engine.Batch;
import io.waybill.projection.engine.Columns;
import io.waybill.projection.engine.Places;
import io.waybill.projection.engine.PostgresPlaces;
import io.waybill.projection.engine.ProjectedEvent;
import io.waybill.projection.engine.Projection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what each user did. */
@Component
class ActivityProjection implements Projection {

    private final PostgresPlaces places;
    private final JdbcClient jdbc;
    private final ZoneId businessZone;

    ActivityProjection(DataSource dataSource, @Value("${waybill.business-zone:Asia/Bangkok}") ZoneId businessZone) {
        this.places = new PostgresPlaces(
                "activity",
                List.of("activity", "activity_day"),
                new ClassPathResource("activity.sql", ActivityProjection.class),
                dataSource);
        this.jdbc = JdbcClient.create(dataSource);
        this.businessZone = businessZone;
    }

    @Override
    public String name() {
        return "activity";
    }

    @Override
    public int revision() {
        return 2;
    }

    @Override
    public Places places() {
        return places;
    }

    @Override
    public boolean handles(Class<?> eventType) {
        return eventType.isAnnotationPresent(EventName.class);
    }

    @Override
    public Batch begin(String place) {
        return new Activity(place);
    }

    private record Row(
            long position,
            String userId,
            String action,
            String entityType,
            String entityId,
            long version,
            Instant at,
            @Nullable String requestId) {}

    private final class Activity implements Batch {

        private final String place;
        private final List<Row> rows = new ArrayList<>();

        Activity(String place) {
            this.place = place;
        }

        @Override
        public void add(ProjectedEvent event) {
            // What follows by itself, without anybody asking, is nobody's activity.
            if (event.metaData().get(MetaDataKeys.USER_ID) instanceof String userId) {
                rows.add(new Row(
                        event.position(),
                        userId,
                        event.payload()
                                .getClass()
                                .getAnnotation(EventName.class)
                                .value(),
                        event.aggregateType(),
                        event.aggregateId(),
                        event.version(),
                        event.at(),
                        event.metaData().get(MetaDataKeys.REQUEST_ID) instanceof String request ? request : null));
            }
        }

        @Override
        public void write() {
            if (rows.isEmpty()) {
                return;
            }
            var column = new Columns<>(rows);
            jdbc.sql("""
                            insert into %s.activity
                                (position, user_id, action, entity_type, entity_id, version, at, request_id)
                            select * from unnest(
                                ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::timestamptz[],
                                ?::text[])""".formatted(place))
                    .param(column.longs(Row::position))
                    .param(column.texts(Row::userId))
                    .param(column.texts(Row::action))
                    .param(column.texts(Row::entityType))
                    .param(column.texts(Row::entityId))
                    .param(column.longs(Row::version))
                    .param(column.moments(Row::at))
                    .param(column.texts(Row::requestId))
                    .update();
            writeDays(column);
        }

        private void writeDays(Columns<Row> column) {
            jdbc.sql("""
                            insert into %s.activity_day as a (day, user_id, action, entity_type, events)
                            select day, user_id, action, entity_type, count(*)
                            from unnest(?::date[], ?::text[], ?::text[], ?::text[]) n (day, user_id, action, entity_type)
                            group by day, user_id, action, entity_type
                            order by day, user_id, action, entity_type
                            on conflict (day, user_id, action, entity_type) do update
                            set events = a.events + excluded.events""".formatted(place))
                    .param(column.texts(
                            row -> LocalDate.ofInstant(row.at(), businessZone).toString()))
                    .param(column.texts(Row::userId))
                    .param(column.texts(Row::action))
                    .param(column.texts(Row::entityType))
                    .update();
        }

        @Override
        public Collection<LiveChange> changes() {
            if (rows.isEmpty()) {
                return List.of();
            }
            long position = rows.getLast().position();
            return List.of(new LiveChange(LiveChange.REPORT, Rollup.ACTIVITY, position, position));
        }
    }
}
