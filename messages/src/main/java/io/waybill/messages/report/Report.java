package io.waybill.messages.report;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report over a period, as a table. Different currencies are never added: what is about money has a row for each
 * currency, and a total for each.
 *
 * @param type its name, for example {@code sales-summary}
 * @param position the position of the newest event it shows, -1 before the first
 * @param from the first day
 * @param to the last day
 * @param zone the zone whose days these are
 * @param groupBy what a row stands for
 * @param columns what is in the rows
 * @param totals over all rows, also those of other pages; none where nothing happened
 * @param rows the rows in the order of what they stand for, each by names of columns
 * @param nextCursor where the next page starts, or absent on the last
 */
public record Report(
        String type,
        long position,
        LocalDate from,
        LocalDate to,
        String zone,
        String groupBy,
        List<Column> columns,
        List<Map<String, @Nullable Object>> totals,
        List<Map<String, @Nullable Object>> rows,
        @Nullable String nextCursor) {

    /** Keeps its own copies of the lists. */
    public Report {
        columns = List.copyOf(columns);
        totals = copies(totals);
        rows = copies(rows);
    }

    private static List<Map<String, @Nullable Object>> copies(List<Map<String, @Nullable Object>> rows) {
        // In the order of the columns, and absent values are null, which other copies do not take.
        return rows.stream()
                .map(row -> Collections.unmodifiableMap(new LinkedHashMap<String, @Nullable Object>(row)))
                .toList();
    }

    /**
     * A column.
     *
     * @param name the name of the field in a row
     * @param kind what is in it
     */
    public record Column(String name, Kind kind) {}

    /** What is in a column, where it is not absent. */
    public enum Kind {
        /** A text. */
        TEXT,
        /** A day; of a week or a month the first one of it, as {@code 2026-11-01}. */
        DATE,
        /** A whole number. */
        COUNT,
        /** A number with decimals. */
        DECIMAL,
        /** Money: {@code amount}, a decimal number as a text, and {@code currency}. */
        MONEY
    }
}
