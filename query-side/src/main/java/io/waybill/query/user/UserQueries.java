package io.waybill.query.user;

import io.r2dbc.spi.Readable;
import io.waybill.messages.user.FindUser;
import io.waybill.messages.user.ListUsers;
import io.waybill.messages.user.UserPage;
import io.waybill.messages.user.UserRole;
import io.waybill.messages.user.UserView;
import io.waybill.query.Answer;
import io.waybill.query.Column;
import io.waybill.query.Cursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/** Answers who there is. */
@Component
class UserQueries {

    private final DatabaseClient readModels;

    UserQueries(DatabaseClient readModels) {
        this.readModels = readModels;
    }

    @QueryHandler
    CompletableFuture<UserView> handle(FindUser query) {
        return Answer.of(readModels
                .sql("select * from projection.app_user where id = :id")
                .bind("id", query.userId())
                .map(UserQueries::view)
                .one());
    }

    @QueryHandler
    CompletableFuture<UserPage> handle(ListUsers query) {
        Map<String, Object> bindings = new LinkedHashMap<>();
        List<String> conditions = new ArrayList<>();
        if (query.text() != null) {
            conditions.add("searched like lower(:pattern)");
            bindings.put("pattern", '%' + literal(query.text()) + '%');
        }
        if (query.role() != null) {
            conditions.add("roles @> array[:role]::text[]");
            bindings.put("role", query.role().name());
        }
        if (query.active() != null) {
            conditions.add("active = :active");
            bindings.put("active", query.active());
        }
        if (query.cursor() != null) {
            conditions.add("id > :after");
            bindings.put("after", Cursor.parse(query.cursor(), 1).values().getFirst());
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        // One more than asked for tells whether there is a next page.
        return Answer.of(readModels
                .sql("select * from projection.app_user" + where + " order by id limit " + (query.limit() + 1))
                .bindValues(bindings)
                .map(UserQueries::view)
                .all()
                .collectList()
                .map(rows -> page(rows, query.limit())));
    }

    /** A text as a pattern that matches nothing but itself. */
    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static UserPage page(List<UserView> rows, int limit) {
        if (rows.size() <= limit) {
            return new UserPage(rows, null);
        }
        var items = rows.subList(0, limit);
        return new UserPage(items, new Cursor(List.of(items.getLast().id())).token());
    }

    private static UserView view(Readable row) {
        return new UserView(
                Column.text(row, "id"),
                row.get("email", String.class),
                row.get("username", String.class),
                Arrays.stream(Objects.requireNonNull(row.get("roles", String[].class)))
                        .map(UserRole::valueOf)
                        .toList(),
                Objects.requireNonNull(row.get("active", Boolean.class)),
                Objects.requireNonNull(row.get("created_at", Instant.class)),
                Column.number(row, "version"));
    }
}
