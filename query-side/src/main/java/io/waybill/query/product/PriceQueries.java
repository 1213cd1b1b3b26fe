package io.waybill.query.product;

import io.r2dbc.spi.Readable;
import io.waybill.messages.Money;
import io.waybill.messages.product.PastPrice;
import io.waybill.messages.product.PriceHistoryPage;
import io.waybill.messages.product.ShowPriceHistory;
import io.waybill.messages.user.NamedUser;
import io.waybill.query.Answer;
import io.waybill.query.Column;
import io.waybill.query.Cursor;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers which prices a product had. */
@Component
class PriceQueries {

    // One statement, and so of one moment: how far the product is, and its prices up to there.
    private static final String SQL = """
            select p.version as product_version, h.*, u.username
            from projection.priced_product p
            left join lateral (
                select * from projection.product_price
                where product_id = p.id and version < :before
                order by version desc
                limit :limit) h on true
            left join projection.app_user u on u.id = h.user_id
            where p.id = :id
            order by h.version desc""";

    private final DatabaseClient readModels;

    PriceQueries(DatabaseClient readModels) {
        this.readModels = readModels;
    }

    @QueryHandler
    CompletableFuture<PriceHistoryPage> handle(ShowPriceHistory query) {
        // One more than asked for tells whether there is a next page.
        return Answer.of(readModels
                .sql(SQL)
                .bind("id", query.productId())
                .bind("before", Cursor.before(query.cursor()))
                .bind("limit", query.limit() + 1)
                .map(Row::of)
                .all()
                .collectList()
                .flatMap(rows -> rows.isEmpty() ? Mono.empty() : Mono.just(page(rows, query.limit()))));
    }

    private static PriceHistoryPage page(List<Row> rows, int limit) {
        long version = rows.getFirst().productVersion();
        var prices = rows.stream().map(Row::price).filter(Objects::nonNull).toList();
        if (prices.size() <= limit) {
            return new PriceHistoryPage(prices, null, version);
        }
        var items = prices.subList(0, limit);
        return new PriceHistoryPage(items, Cursor.of(items.getLast().version()).token(), version);
    }

    private record Row(long productVersion, @Nullable PastPrice price) {

        static Row of(Readable row) {
            return new Row(
                    Column.number(row, "product_version"),
                    row.get("product_id", String.class) == null ? null : priceOf(row));
        }

        private static PastPrice priceOf(Readable row) {
            Long before = row.get("previous_minor_units", Long.class);
            String userId = row.get("user_id", String.class);
            return new PastPrice(
                    Objects.requireNonNull(row.get("valid_from", Instant.class)),
                    new Money(Column.number(row, "minor_units"), Column.text(row, "currency")),
                    before == null ? null : new Money(before, Column.text(row, "previous_currency")),
                    userId == null ? null : new NamedUser(userId, row.get("username", String.class)),
                    Column.number(row, "version"));
        }
    }
}
