package io.waybill.query.report;

import io.waybill.messages.report.Report.Kind;
import io.waybill.messages.report.ReportType;
import io.waybill.messages.report.ShowReport;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What was sold, what shipping cost, and what the stock was worth at its selling prices at the end of each day. A total has
 * the worth at the end of the last day.
 */
@Component
class FinancialStatement implements PeriodReport {

    // A fact for every day and currency, also where nothing happened: the stock is worth something all the same.
    private static final String FACTS = """
            (select d.day::date as day,
                    c.currency,
                    coalesce(s.sold, 0) as sold,
                    coalesce(l.shipping_cost, 0) as shipping_cost,
                    coalesce(o.stock_value, 0)
                        + coalesce(sum(l.stock_value) over (partition by c.currency order by d.day), 0) as stock_value
             from generate_series(:from::date, :to::date, interval '1 day') d (day)
             cross join (select distinct currency from projection.trade_ledger_day where day <= :to) c
             left join (select currency, sum(stock_value) as stock_value from projection.trade_ledger_day
                        where day < :from group by currency) o on o.currency = c.currency
             left join projection.trade_ledger_day l on l.day = d.day::date and l.currency = c.currency
             left join (select day, currency, sum(amount) as sold from projection.trade_day
                        where movement = 'SOLD' and day between :from and :to group by day, currency) s
                 on s.day = d.day::date and s.currency = c.currency)""";

    @Override
    public ReportType type() {
        return ReportType.FINANCIAL_STATEMENT;
    }

    @Override
    public String facts(ShowReport query) {
        return FACTS;
    }

    @Override
    public boolean byCurrency() {
        return true;
    }

    @Override
    public Map<String, Grouping> groupings() {
        return Map.of("day", Grouping.DAY, "week", Grouping.WEEK, "month", Grouping.MONTH);
    }

    @Override
    public Map<String, String> filters() {
        return Map.of("currency", "currency");
    }

    @Override
    public List<Figure> measures() {
        return List.of(
                new Figure("sales", Kind.MONEY, "sum(sold)"),
                new Figure("shippingCost", Kind.MONEY, "sum(shipping_cost)"),
                new Figure("stockValue", Kind.MONEY, "(array_agg(stock_value order by day desc))[1]"));
    }

    @Override
    public String position() {
        return TradeFacts.POSITION;
    }
}
