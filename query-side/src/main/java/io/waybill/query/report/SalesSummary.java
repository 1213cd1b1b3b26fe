package io.waybill.query.report;

import io.waybill.messages.report.Report.Kind;
import io.waybill.messages.report.ReportType;
import io.waybill.messages.report.ShowReport;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What was sold, at the price of that moment. */
@Component
class SalesSummary implements PeriodReport {

    @Override
    public ReportType type() {
        return ReportType.SALES_SUMMARY;
    }

    @Override
    public String facts(ShowReport query) {
        return "(select * from " + TradeFacts.of(query) + " t where movement = 'SOLD')";
    }

    @Override
    public boolean byCurrency() {
        return true;
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
                "category",
                Grouping.by("category", "category"),
                "product",
                Grouping.product());
    }

    @Override
    public Map<String, String> filters() {
        return Map.of(
                "location", "location",
                "productId", "product_id",
                "category", "category",
                "currency", "currency");
    }

    @Override
    public List<Figure> measures() {
        return List.of(
                new Figure("sales", Kind.COUNT, "sum(movements)"),
                new Figure("quantity", Kind.COUNT, "sum(quantity)"),
                new Figure("amount", Kind.MONEY, "sum(amount)"));
    }

    @Override
    public String position() {
        return TradeFacts.POSITION;
    }
}
