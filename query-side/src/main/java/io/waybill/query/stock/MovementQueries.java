package io.waybill.query.stock;

import io.r2dbc.spi.Readable;
import io.waybill.messages.stock.ListStockMovements;
import io.waybill.messages.stock.MovementType;
import io.waybill.messages.stock.StockMovementPage;
import io.waybill.messages.stock.StockMovementView;
import io.waybill.messages.user.NamedUser;
import io.waybill.query.Answer;
import io.waybill.query.Column;
import io.waybill.query.Cursor;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers how the goods of a stock item moved. */
@Component
class MovementQueries {

    private final DatabaseClient readModels;

    MovementQueries(DatabaseClient readModels) {
        this.readModels = readModels;
    }

    @QueryHandler
    CompletableFuture<StockMovementPage> handle(ListStockMovements query) {
        Map<String, Object> bindings = new LinkedHashMap<>();
        bindings.put("id", query.stockItemId());
        bindings.put("before", Cursor.before(query.cursor()));
        // One more than asked for tells whether there is a next page.
        bindings.put("limit", query.limit() + 1);
        var filters = new StringBuilder();
        if (query.from() != null) {
            filters.append(" and at >= :from");
            bindings.put("from", query.from());
        }
        if (query.to() != null) {
            filters.append(" and at < :to");
            bindings.put("to", query.to());
        }
        if (query.type() != null) {
            filters.append(" and type = :type");
            bindings.put("type", query.type().name());
        }
        return Answer.of(readModels
                .sql(sql(filters.toString()))
                .bindValues(bindings)
                .map(Row::of)
                .all()
                .collectList()
                .flatMap(rows -> rows.isEmpty() ? Mono.empty() : Mono.just(page(rows, query.limit()))));
    }

    private static String sql(String filters) {
        // One statement, and so of one moment: how far the item is, and its movements up to there. An item without any
        // that
        // fits has one row, with no movement in it.
        return """
                select i.version as item_version, m.*, u.username
                from projection.moved_item i
                left join lateral (
                    select * from projection.stock_movement
                    where stock_item_id = i.id and version < :before%s
                    order by version desc
                    limit :limit) m on true
                left join projection.app_user u on u.id = m.user_id
                where i.id = :id
                order by m.version desc""".formatted(filters);
    }

    private static StockMovementPage page(List<Row> rows, int limit) {
        long version = rows.getFirst().itemVersion();
        var movements =
                rows.stream().map(Row::movement).filter(Objects::nonNull).toList();
        if (movements.size() <= limit) {
            return new StockMovementPage(movements, null, version);
        }
        var items = movements.subList(0, limit);
        return new StockMovementPage(items, Cursor.of(items.getLast().version()).token(), version);
    }

    private record Row(long itemVersion, @Nullable StockMovementView movement) {

        static Row of(Readable row) {
            return new Row(
                    Column.number(row, "item_version"),
                    row.get("movement_id", String.class) == null ? null : movementOf(row));
        }

        private static StockMovementView movementOf(Readable row) {
            String userId = row.get("user_id", String.class);
            return new StockMovementView(
                    Column.text(row, "movement_id"),
                    Column.text(row, "stock_item_id"),
                    MovementType.valueOf(Column.text(row, "type")),
                    Column.number(row, "quantity"),
                    Column.number(row, "previous_quantity"),
                    Column.number(row, "new_quantity"),
                    row.get("reference_id", String.class),
                    row.get("notes", String.class),
                    Objects.requireNonNull(row.get("at", Instant.class)),
                    userId == null ? null : new NamedUser(userId, row.get("username", String.class)),
                    Column.number(row, "version"));
        }
    }
}
