package io.waybill.query.report;

import io.r2dbc.spi.Readable;
import io.waybill.messages.report.Report;
import io.waybill.messages.report.Report.Column;
import io.waybill.messages.report.Report.Kind;
import io.waybill.messages.report.ShowReport;
import io.waybill.query.Answer;
import io.waybill.query.Cursor;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A report as a statement: sums by group and in total, and the position they are of. The sums of a group are all of one
 * currency.
 */
final class ReportStatement {

    private static final String CURRENCY = "currency";

    private final PeriodReport report;
    private final ShowReport query;
    private final Grouping grouping;
    private final Map<String, Object> bindings = new LinkedHashMap<>();

    /**
     * @throws org.axonframework.queryhandling.QueryExecutionException if the query does not go with the report
     */
    ReportStatement(PeriodReport report, ShowReport query) {
        this.report = report;
        this.query = query;
        var found = report.groupings().get(query.groupBy());
        if (found == null) {
            throw Answer.invalid("The report cannot be grouped by " + query.groupBy() + ".");
        }
        this.grouping = found;
        bindings.put("from", query.from());
        bindings.put("to", query.to());
        query.filters().forEach((filter, value) -> bindings.put(filter, value));
        if (query.cursor() != null) {
            var last = Cursor.parse(query.cursor(), 2).values();
            bindings.put("lastKey", unescaped(last.getFirst()));
            bindings.put("lastCurrency", unescaped(last.getLast()));
        }
    }

    String sql() {
        return """
                with facts as (
                    select (%s)::text as group_key, %s as group_currency, f.*
                    from %s f
                    where day between :from and :to%s
                ),
                grouped as (
                    select grouping(group_key) = 1 as is_total, group_key, group_currency, %s
                    from facts
                    group by grouping sets ((group_key, group_currency), (group_currency))
                )
                select n.position, r.*
                from (select (%s)::bigint as position) n
                left join (
                    select g.*, %s
                    from (
                        (select * from grouped where is_total)
                        union all
                        (select * from grouped where not is_total%s
                         order by group_key, group_currency
                         limit %d)
                    ) g %s
                ) r on true
                order by r.is_total desc, r.group_key, r.group_currency""".formatted(
                        grouping.key(),
                        report.byCurrency() ? CURRENCY : "''::text",
                        report.facts(query),
                        conditions(),
                        expressions(report.measures(), "m_"),
                        report.position(),
                        expressions(grouping.labels(), "l_"),
                        query.cursor() == null ? "" : " and (group_key, group_currency) > (:lastKey, :lastCurrency)",
                        // One more than asked for tells whether there is a next page.
                        query.limit() + 1,
                        grouping.join());
    }

    private String conditions() {
        return query.filters().keySet().stream()
                .map(filter -> " and " + column(filter) + " = :" + filter)
                .collect(Collectors.joining());
    }

    private String column(String filter) {
        String column = report.filters().get(filter);
        if (column == null) {
            throw Answer.invalid("The report cannot be confined to " + filter + ".");
        }
        return column;
    }

    private static String expressions(List<Figure> figures, String prefix) {
        return figures.stream()
                .map(figure -> figure.sql() + " as \"" + prefix + figure.name() + '"')
                .collect(Collectors.joining(", "));
    }

    Map<String, Object> bindings() {
        return bindings;
    }

    Line row(Readable row) {
        var position = row.get("position", Long.class);
        var total = row.get("is_total", Boolean.class);
        if (total == null) {
            return new Line(position == null ? -1 : position, false, null, "", Map.of());
        }
        String currency = row.get("group_currency", String.class);
        return new Line(
                position == null ? -1 : position,
                total,
                total ? null : row.get("group_key", String.class),
                currency == null ? "" : currency,
                cells(row, total, currency));
    }

    private Map<String, @Nullable Object> cells(Readable row, boolean total, @Nullable String currency) {
        Map<String, @Nullable Object> cells = new LinkedHashMap<>();
        if (!total) {
            grouping.labels().forEach(label -> cells.put(label.name(), row.get("l_" + label.name(), String.class)));
        }
        if (report.byCurrency()) {
            cells.put(CURRENCY, currency);
        }
        for (var measure : report.measures()) {
            var number = row.get("m_" + measure.name(), BigDecimal.class);
            cells.put(measure.name(), cell(measure.kind(), number, currency));
        }
        return cells;
    }

    private static @Nullable Object cell(Kind kind, @Nullable BigDecimal number, @Nullable String currency) {
        return switch (kind) {
            case COUNT -> number == null ? 0L : number.longValueExact();
            case DECIMAL -> number == null ? null : number.doubleValue();
            case MONEY -> currency == null ? null : money(number == null ? BigDecimal.ZERO : number, currency);
            case TEXT, DATE -> throw new IllegalStateException("A measure is a number");
        };
    }

    private static Map<String, String> money(BigDecimal minorUnits, String currency) {
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        Map<String, String> money = new LinkedHashMap<>();
        money.put("amount", minorUnits.movePointLeft(digits).setScale(digits).toPlainString());
        money.put(CURRENCY, currency);
        return money;
    }

    Report report(List<Line> lines, ZoneId zone) {
        var totals = lines.stream().filter(Line::total).map(Line::cells).toList();
        var all = lines.stream().filter(line -> line.key() != null).toList();
        var page = all.size() <= query.limit() ? all : all.subList(0, query.limit());
        return new Report(
                query.type().path(),
                lines.getFirst().position(),
                query.from(),
                query.to(),
                zone.getId(),
                query.groupBy(),
                columns(),
                totals,
                page.stream().map(Line::cells).toList(),
                page.size() == all.size() ? null : page.getLast().cursor());
    }

    private List<Column> columns() {
        var currency = report.byCurrency() ? Stream.of(new Column(CURRENCY, Kind.TEXT)) : Stream.<Column>empty();
        List<Column> columns = new ArrayList<>();
        grouping.labels().forEach(label -> columns.add(label.column()));
        columns.addAll(currency.toList());
        report.measures().forEach(measure -> columns.add(measure.column()));
        return columns;
    }

    private static String unescaped(String value) {
        String text;
        try {
            text = URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Cursor.broken();
        }
        if (text.indexOf(0) >= 0) {
            // PostgreSQL has no such texts.
            throw Cursor.broken();
        }
        return text;
    }

    /** A row of the answer: of a group, of a total, or of neither where there is nothing but the position. */
    record Line(
            long position, boolean total, @Nullable String key, String currency, Map<String, @Nullable Object> cells) {

        String cursor() {
            // A key is whatever people called a thing, a cursor has no line feeds.
            return new Cursor(Stream.of(String.valueOf(key), currency)
                            .map(value -> URLEncoder.encode(value, StandardCharsets.UTF_8))
                            .toList())
                    .token();
        }
    }
}
