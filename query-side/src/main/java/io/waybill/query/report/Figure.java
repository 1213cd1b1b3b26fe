package io.waybill.query.report;

import io.waybill.messages.report.Report.Column;
import io.waybill.messages.report.Report.Kind;

/**
 * A column of a report, and how it is computed.
 *
 * @param name its name
 * @param kind what is in it; money is computed in minor units
 * @param sql an expression: for what a row stands for over {@code g}, for what is measured an aggregate over facts
 */
record Figure(String name, Kind kind, String sql) {

    Column column() {
        return new Column(name, kind);
    }
}
