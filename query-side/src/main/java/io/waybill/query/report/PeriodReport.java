package io.waybill.query.report;

import io.waybill.messages.report.ReportType;
import io.waybill.messages.report.ShowReport;
import java.util.List;
import java.util.Map;

/** What makes one report: where its facts come from, what they can be grouped by, and what is measured. */
interface PeriodReport {

    /** Which report it is. */
    ReportType type();

    /**
     * The relation its facts are in, one for each day and whatever else tells them apart.
     *
     * @param query what was asked; its first and last day can be used as {@code :from} and {@code :to}
     * @return a table or a subquery with a column {@code day}
     */
    String facts(ShowReport query);

    /** Whether its facts have a column {@code currency}, so that every row has its own. */
    boolean byCurrency();

    /** Its groupings by their names, those of {@link ReportType#groupings}. */
    Map<String, Grouping> groupings();

    /** The column of the facts that each filter of {@link ReportType#filters} is about. */
    Map<String, String> filters();

    /** What is measured. */
    List<Figure> measures();

    /** A query for the position of the newest event it shows, which gives one number in any case. */
    String position();
}
