package io.waybill.api.download;

import io.waybill.messages.report.Report.Column;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file is about, besides its rows.
 *
 * @param title what it is called, in the language of the file
 * @param columns what is in the rows
 * @param totals over all rows, each by names of columns; may be empty
 * @param facts what was asked for, by names, in the language of the file and in this order
 * @param chart what to draw of it, or absent for nothing
 */
public record Subject(
        String title,
        List<Column> columns,
        List<Map<String, @Nullable Object>> totals,
        Map<String, String> facts,
        @Nullable Chart chart) {

    /** Keeps its own copies. */
    public Subject {
        columns = List.copyOf(columns);
        totals = List.copyOf(totals);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /**
     * What to draw: one measure over what the rows stand for. Of several currencies only the one with the most rows is
     * drawn.
     *
     * @param label the column that tells what a row stands for
     * @param measure the column to draw
     * @param places what has a place on the axis, also where there is no row for it; empty for the largest rows alone
     */
    public record Chart(String label, String measure, List<String> places) {

        /** Keeps its own copy of the places. */
        public Chart {
            places = List.copyOf(places);
        }
    }
}
