package io.waybill.messages.report;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a report over a period; answered with a {@link Report}.
 *
 * @param type which report
 * @param from the first day, in the zone of the business
 * @param to the last day, not before the first
 * @param groupBy what a row stands for, one of {@link ReportType#groupings}
 * @param filters what the report is confined to, by names of {@link ReportType#filters}
 * @param limit how many rows at most, 1 to {@value #MOST_ROWS}
 * @param cursor where the page before ended, or absent for the first
 */
public record ShowReport(
        ReportType type,
        LocalDate from,
        LocalDate to,
        String groupBy,
        Map<String, String> filters,
        int limit,
        @Nullable String cursor) {

    /** The most rows of a page. */
    public static final int MOST_ROWS = 1_000;

    /** Keeps its own copy of the filters. */
    public ShowReport {
        filters = Map.copyOf(filters);
    }

    /** The same from where a page ended. */
    public ShowReport after(@Nullable String cursor) {
        return new ShowReport(type, from, to, groupBy, filters, limit, cursor);
    }

    /** The same in pages of another size. */
    public ShowReport atOnce(int limit) {
        return new ShowReport(type, from, to, groupBy, filters, limit, cursor);
    }
}
