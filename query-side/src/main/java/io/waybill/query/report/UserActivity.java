package io.waybill.query.report;

import io.waybill.messages.report.Report.Kind;
import io.waybill.messages.report.ReportType;
import io.waybill.messages.report.ShowReport;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How much people do. */
@Component
class UserActivity implements PeriodReport {

    private static final Grouping USER = new Grouping(
            "user_id",
            List.of(
                    new Figure("userId", Kind.TEXT, "g.group_key"),
                    // Absent for who was erased.
                    new Figure("username", Kind.TEXT, "u.username")),
            "left join projection.app_user u on u.id = g.group_key");

    @Override
    public ReportType type() {
        return ReportType.USER_ACTIVITY;
    }

    @Override
    public String facts(ShowReport query) {
        return "projection.activity_day";
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
                "user",
                USER,
                "action",
                Grouping.by("action", "action"),
                "entityType",
                Grouping.by("entityType", "entity_type"));
    }

    @Override
    public Map<String, String> filters() {
        return Map.of("userId", "user_id", "action", "action", "entityType", "entity_type");
    }

    @Override
    public List<Figure> measures() {
        return List.of(
                new Figure("events", Kind.COUNT, "sum(events)"),
                new Figure("users", Kind.COUNT, "count(distinct user_id)"));
    }

    @Override
    public String position() {
        return "select coalesce(max(position), -1) from projection.activity";
    }
}
