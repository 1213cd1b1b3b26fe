package io.waybill.api.report;

import io.waybill.api.download.Language;
import io.waybill.api.download.Subject;
import io.waybill.api.download.Subject.Chart;
import io.waybill.messages.report.Report;
import io.waybill.messages.report.Report.Column;
import io.waybill.messages.report.ReportType;
import io.waybill.messages.report.ShowReport;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What the file of a report says besides its rows. */
final class ReportSubject {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm VV", Locale.ROOT);

    private ReportSubject() {}

    /**
     * Of a report over a period.
     *
     * @param query what was asked
     * @param report its answer, or the first page of it
     * @param language the language of the file
     * @param now when it is made
     */
    static Subject of(ShowReport query, Report report, Language language, ZonedDateTime now) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(language.word("period"), report.from() + " " + language.word("period.to") + " " + report.to());
        facts.put(language.word("zone.of.days"), report.zone());
        facts.put(language.word("groupBy"), language.word(report.groupBy()));
        new TreeMap<>(query.filters()).forEach((filter, value) -> facts.put(language.word(filter), value));
        facts.put(language.word("created"), minute(now));
        return new Subject(
                language.word(report.type()),
                report.columns(),
                report.totals(),
                facts,
                new Chart(label(report), measure(query.type()), places(query)));
    }

    /** When a file is made, to the minute. */
    static String minute(ZonedDateTime now) {
        return MINUTE.format(now);
    }

    /** What people call what a row stands for. */
    private static String label(Report report) {
        var names = report.columns().stream().map(Column::name).toList();
        return Stream.of("productName", "username")
                .filter(names::contains)
                .findFirst()
                .orElse(names.getFirst());
    }

    private static String measure(ReportType type) {
        return switch (type) {
            case STOCK_MOVEMENTS -> "movements";
            case SALES_SUMMARY -> "amount";
            case SHIPPING_PERFORMANCE -> "delivered";
            case USER_ACTIVITY -> "events";
            case FINANCIAL_STATEMENT -> "sales";
        };
    }

    /** The days, weeks or months of the period, so that those on which nothing happened are seen. */
    private static List<String> places(ShowReport query) {
        return switch (query.groupBy()) {
            case "day" -> places(query.from(), query.to(), day -> day.plusDays(1));
            case "week" ->
                places(
                        query.from().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                        query.to(),
                        day -> day.plusWeeks(1));
            case "month" -> places(query.from().withDayOfMonth(1), query.to(), day -> day.plusMonths(1));
            default -> List.of();
        };
    }

    private static List<String> places(LocalDate first, LocalDate last, UnaryOperator<LocalDate> next) {
        return Stream.iterate(first, day -> !day.isAfter(last), next)
                .map(LocalDate::toString)
                .toList();
    }
}
