package io.waybill.query.stock;

import io.r2dbc.spi.Readable;
import io.waybill.messages.stock.FindStockItem;
import io.waybill.messages.stock.ListStock;
import io.waybill.messages.stock.StockItemView;
import io.waybill.messages.stock.StockPage;
import io.waybill.messages.stock.StockStatus;
import io.waybill.query.Answer;
import io.waybill.query.Column;
import io.waybill.query.Cursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/** Answers what there is in stock. */
@Component
class StockQueries {

    private final DatabaseClient readModels;

    StockQueries(DatabaseClient readModels) {
        this.readModels = readModels;
    }

    @QueryHandler
    CompletableFuture<StockItemView> handle(FindStockItem query) {
        return Answer.of(readModels
                .sql("select * from projection.stock where id = :id")
                .bind("id", query.stockItemId())
                .map(StockQueries::view)
                .one());
    }

    @QueryHandler
    CompletableFuture<StockPage> handle(ListStock query) {
        Map<String, Object> bindings = new LinkedHashMap<>();
        List<String> conditions = new ArrayList<>();
        filter(conditions, bindings, "status = :status", "status", query.status());
        filter(conditions, bindings, "location = :location", "location", query.location());
        filter(conditions, bindings, "product_id = :productId", "productId", query.productId());
        filter(
                conditions,
                bindings,
                "position(lower(:text) in lower(concat_ws(chr(10), sku, product_name, location))) > 0",
                "text",
                query.text());
        if (query.cursor() != null) {
            String after = Cursor.parse(query.cursor(), 1).values().getFirst();
            filter(conditions, bindings, "id > :after", "after", after);
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        // One more than asked for tells whether there is a next page. Bound, since only what has parameters is
        // prepared.
        bindings.put("limit", query.limit() + 1);
        return Answer.of(readModels
                .sql("select * from projection.stock" + where + " order by id limit :limit")
                .bindValues(bindings)
                .map(StockQueries::view)
                .all()
                .collectList()
                .map(rows -> page(rows, query.limit())));
    }

    private static void filter(
            List<String> conditions,
            Map<String, Object> bindings,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            bindings.put(name, value instanceof Enum<?> constant ? constant.name() : value);
        }
    }

    private static StockPage page(List<StockItemView> rows, int limit) {
        if (rows.size() <= limit) {
            return new StockPage(rows, null);
        }
        var items = rows.subList(0, limit);
        return new StockPage(items, new Cursor(List.of(items.getLast().id())).token());
    }

    private static StockItemView view(Readable row) {
        return new StockItemView(
                Column.text(row, "id"),
                Column.text(row, "product_id"),
                Column.text(row, "sku"),
                Column.text(row, "product_name"),
                Column.text(row, "location"),
                Column.number(row, "quantity"),
                Column.number(row, "reserved"),
                Column.number(row, "available"),
                Column.number(row, "reorder_level"),
                StockStatus.valueOf(Column.text(row, "status")),
                row.get("last_restocked_at", Instant.class),
                Column.number(row, "version"));
    }
}
