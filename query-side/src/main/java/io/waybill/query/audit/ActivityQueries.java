package io.waybill.query.audit;

import io.r2dbc.spi.Readable;
import io.waybill.messages.audit.ActivityPage;
import io.waybill.messages.audit.ActivityPage.ActivityView;
import io.waybill.messages.audit.ListActivity;
import io.waybill.query.Answer;
import io.waybill.query.Column;
import io.waybill.query.Cursor;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/** Answers what somebody did. */
@Component
class ActivityQueries {

    private final DatabaseClient readModels;

    ActivityQueries(DatabaseClient readModels) {
        this.readModels = readModels;
    }

    @QueryHandler
    CompletableFuture<ActivityPage> handle(ListActivity query) {
        // One more than asked for tells whether there is a next page.
        return Answer.of(readModels
                .sql("select * from projection.activity where user_id = :user and position < :before"
                        + " order by position desc limit " + (query.limit() + 1))
                .bind("user", query.userId())
                .bind("before", before(query))
                .map(ActivityQueries::view)
                .all()
                .collectList()
                .map(rows -> page(rows, query.limit())));
    }

    private static long before(ListActivity query) {
        if (query.cursor() == null) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(Cursor.parse(query.cursor(), 1).values().getFirst());
        } catch (NumberFormatException e) {
            throw Cursor.broken();
        }
    }

    private static ActivityPage page(List<ActivityView> rows, int limit) {
        if (rows.size() <= limit) {
            return new ActivityPage(rows, null);
        }
        var items = rows.subList(0, limit);
        var last = new Cursor(List.of(Long.toString(items.getLast().position())));
        return new ActivityPage(items, last.token());
    }

    private static ActivityView view(Readable row) {
        return new ActivityView(
                Column.number(row, "position"),
                Column.text(row, "action"),
                Column.text(row, "entity_type"),
                Column.text(row, "entity_id"),
                Column.number(row, "version"),
                Objects.requireNonNull(row.get("at", Instant.class)),
                row.get("request_id", String.class));
    }
}
