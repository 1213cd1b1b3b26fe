package io.waybill.query.report;

import io.waybill.messages.report.Report.Kind;
import io.waybill.messages.report.ReportType;
import io.waybill.messages.report.ShowReport;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How well carriers deliver, of what was booked, sent and delivered on the days of the period. */
@Component
class ShippingPerformance implements PeriodReport {

    private static final Grouping CARRIER_AND_ZONE = new Grouping(
            "carrier || '/' || zone",
            List.of(
                    // There is no slash in the code of a carrier.
                    new Figure("carrier", Kind.TEXT, "split_part(g.group_key, '/', 1)"),
                    new Figure("zone", Kind.TEXT, "substr(g.group_key, position('/' in g.group_key) + 1)")),
            "");

    @Override
    public ReportType type() {
        return ReportType.SHIPPING_PERFORMANCE;
    }

    @Override
    public String facts(ShowReport query) {
        return "projection.shipping_day";
    }

    @Override
    public boolean byCurrency() {
        return false;
    }

    @Override
    public Map<String, Grouping> groupings() {
        return Map.of(
                "carrierZone",
                CARRIER_AND_ZONE,
                "carrier",
                Grouping.by("carrier", "carrier"),
                "zone",
                Grouping.by("zone", "zone"),
                "day",
                Grouping.DAY,
                "week",
                Grouping.WEEK,
                "month",
                Grouping.MONTH);
    }

    @Override
    public Map<String, String> filters() {
        return Map.of("carrier", "carrier", "zone", "zone");
    }

    @Override
    public List<Figure> measures() {
        return List.of(
                new Figure("booked", Kind.COUNT, "sum(booked)"),
                new Figure("dispatched", Kind.COUNT, "sum(dispatched)"),
                new Figure("cancelled", Kind.COUNT, "sum(cancelled)"),
                new Figure("failedAttempts", Kind.COUNT, "sum(failed_attempts)"),
                new Figure("delivered", Kind.COUNT, "sum(delivered)"),
                new Figure("onTime", Kind.COUNT, "sum(on_time)"),
                new Figure("late", Kind.COUNT, "sum(delivered - on_time)"),
                new Figure("onTimeShare", Kind.DECIMAL, "round(sum(on_time) / nullif(sum(delivered), 0), 4)"),
                new Figure(
                        "daysInTransit",
                        Kind.DECIMAL,
                        "round(sum(transit_seconds) / nullif(sum(delivered), 0) / 86400, 2)"),
                new Figure("returned", Kind.COUNT, "sum(returned)"));
    }

    @Override
    public String position() {
        return "select coalesce(max(position), -1) from projection.shipping_position";
    }
}
