package io.waybill.query.report;

import io.r2dbc.spi.Readable;
import io.waybill.messages.report.ShowStockStatus;
import io.waybill.messages.report.StockStatusReport;
import io.waybill.messages.report.StockStatusReport.LocationTally;
import io.waybill.messages.report.StockStatusReport.Tally;
import io.waybill.query.Answer;
import io.waybill.query.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/** Answers how the stock stands. */
@Component
class StockStatusQuery {

    // Grouping sets give the sums by location and the grand total (the row without a location) in one pass, and so
    // of one moment.
    private static final String SQL = """
            select location,
                   count(*) as items,
                   coalesce(sum(quantity), 0)::bigint as quantity,
                   coalesce(sum(reserved), 0)::bigint as reserved,
                   coalesce(sum(available), 0)::bigint as available,
                   count(*) filter (where status = 'IN_STOCK') as in_stock,
                   count(*) filter (where status = 'LOW_STOCK') as low_stock,
                   count(*) filter (where status = 'OUT_OF_STOCK') as out_of_stock,
                   coalesce(max(position), -1) as position
            from projection.stock
            group by grouping sets ((location), ())
            order by location nulls first""";

    private final DatabaseClient readModels;

    StockStatusQuery(DatabaseClient readModels) {
        this.readModels = readModels;
    }

    @QueryHandler
    CompletableFuture<StockStatusReport> handle(ShowStockStatus query) {
        return Answer.of(readModels.sql(SQL).map(Sums::of).all().collectList().map(StockStatusQuery::report));
    }

    private static StockStatusReport report(List<Sums> rows) {
        var total = rows.getFirst();
        var locations = new ArrayList<LocationTally>();
        for (var row : rows.subList(1, rows.size())) {
            if (row.location() != null) {
                locations.add(new LocationTally(row.location(), row.tally()));
            }
        }
        return new StockStatusReport("stock-status", total.position(), total.tally(), locations);
    }

    private record Sums(@Nullable String location, long position, Tally tally) {

        static Sums of(Readable row) {
            return new Sums(
                    row.get("location", String.class),
                    Column.number(row, "position"),
                    new Tally(
                            Column.number(row, "items"),
                            Column.number(row, "quantity"),
                            Column.number(row, "reserved"),
                            Column.number(row, "available"),
                            Column.number(row, "in_stock"),
                            Column.number(row, "low_stock"),
                            Column.number(row, "out_of_stock")));
        }
    }
}
