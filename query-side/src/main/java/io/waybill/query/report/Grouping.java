package io.waybill.query.report;

import io.waybill.messages.report.Report.Kind;
import java.util.List;

/**
 * What a row of a report stands for.
 *
 * @param key an expression over a fact, never null: facts with the same key make one row
 * @param labels what the row says of it, as expressions over {@code g.group_key} and what is joined
 * @param join what has to be joined to say so, may be empty
 */
record Grouping(String key, List<Figure> labels, String join) {

    static final Grouping DAY = period("day", "day");
    static final Grouping WEEK = period("week", "date_trunc('week', day)");
    static final Grouping MONTH = period("month", "date_trunc('month', day)");

    private static Grouping period(String name, String start) {
        return new Grouping(
                "to_char(" + start + ", 'YYYY-MM-DD')", List.of(new Figure(name, Kind.DATE, "g.group_key")), "");
    }

    /** By a column that is shown as it is. */
    static Grouping by(String name, String column) {
        return new Grouping(column, List.of(new Figure(name, Kind.TEXT, "g.group_key")), "");
    }

    /** By product. */
    static Grouping product() {
        return new Grouping(
                "product_id",
                List.of(
                        new Figure("productId", Kind.TEXT, "g.group_key"),
                        new Figure("sku", Kind.TEXT, "p.sku"),
                        new Figure("productName", Kind.TEXT, "p.name")),
                "left join projection.trade_product p on p.product_id = g.group_key");
    }
}
