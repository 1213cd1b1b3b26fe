package io.waybill.api.report;

import io.waybill.api.download.Language;
import io.waybill.api.download.Subject;
import io.waybill.api.download.Subject.Chart;
import io.waybill.messages.report.Report.Column;
import io.waybill.messages.report.Report.Kind;
import io.waybill.messages.report.StockStatusReport;
import io.waybill.messages.report.StockStatusReport.Tally;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the stock stands, as a table by location. */
final class StockStatusTable {

    private static final List<Column> COLUMNS = List.of(
            new Column("location", Kind.TEXT),
            new Column("items", Kind.COUNT),
            new Column("quantity", Kind.COUNT),
            new Column("reserved", Kind.COUNT),
            new Column("available", Kind.COUNT),
            new Column("inStock", Kind.COUNT),
            new Column("lowStock", Kind.COUNT),
            new Column("outOfStock", Kind.COUNT));

    private StockStatusTable() {}

    static Subject subject(StockStatusReport report, Language language, ZonedDateTime now) {
        return new Subject(
                language.word(report.type()),
                COLUMNS,
                List.of(row(report.total())),
                Map.of(language.word("created"), ReportSubject.minute(now)),
                new Chart("location", "quantity", List.of()));
    }

    static List<Map<String, @Nullable Object>> rows(StockStatusReport report) {
        return report.locations().stream()
                .map(location -> {
                    Map<String, @Nullable Object> row = new LinkedHashMap<>();
                    row.put("location", location.location());
                    row.putAll(row(location.tally()));
                    return row;
                })
                .toList();
    }

    private static Map<String, @Nullable Object> row(Tally tally) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("items", tally.items());
        row.put("quantity", tally.quantity());
        row.put("reserved", tally.reserved());
        row.put("available", tally.available());
        row.put("inStock", tally.inStock());
        row.put("lowStock", tally.lowStock());
        row.put("outOfStock", tally.outOfStock());
        return row;
    }
}
