package io.waybill.query.report;

import io.waybill.messages.report.Report.Kind;
import io.waybill.messages.report.ReportType;
import io.waybill.messages.report.ShowReport;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What moved in and out of stock. */
@Component
class StockMovements implements PeriodReport {

    @Override
    public ReportType type() {
        return ReportType.STOCK_MOVEMENTS;
    }

    @Override
    public String facts(ShowReport query) {
        return TradeFacts.of(query);
    }

    @Override
    public boolean byCurrency() {
        return false;
    }

    @Override
    public Map<String, Grouping> groupings() {
        return Map.of(
                "day",
                Grouping.DAY,
                "week",
                Grouping.WEEK,
                "month",
                Grouping.MONTH,
                "location",
                Grouping.by("location", "location"),
                "movement",
                Grouping.by("movement", "movement"),
                "product",
                Grouping.product());
    }

    @Override
    public Map<String, String> filters() {
        return Map.of("location", "location", "productId", "product_id", "movement", "movement");
    }

    @Override
    public List<Figure> measures() {
        return List.of(
                new Figure("movements", Kind.COUNT, "sum(movements)"),
                quantity("received", "'RECEIVED'"),
                quantity("sold", "'SOLD'"),
                quantity("returned", "'RETURNED'"),
                quantity("damaged", "'DAMAGED'"),
                change("adjusted", "'ADJUSTED'"),
                change("transferred", "'TRANSFERRED_OUT', 'TRANSFERRED_IN', 'TRANSFER_RETURNED'"),
                new Figure("change", Kind.COUNT, "sum(change)"));
    }

    private static Figure quantity(String name, String movements) {
        return new Figure(name, Kind.COUNT, "sum(quantity) filter (where movement in (" + movements + "))");
    }

    private static Figure change(String name, String movements) {
        return new Figure(name, Kind.COUNT, "sum(change) filter (where movement in (" + movements + "))");
    }

    @Override
    public String position() {
        return TradeFacts.POSITION;
    }
}
