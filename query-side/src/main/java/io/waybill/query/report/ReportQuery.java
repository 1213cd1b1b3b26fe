package io.waybill.query.report;

import io.waybill.messages.report.Report;
import io.waybill.messages.report.ReportType;
import io.waybill.messages.report.ShowReport;
import io.waybill.query.Answer;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/** Answers every report over a period, with one statement: so all of it is of one moment. */
@Component
class ReportQuery {

    private final DatabaseClient readModels;
    private final ZoneId businessZone;
    private final Map<ReportType, PeriodReport> reports = new EnumMap<>(ReportType.class);

    ReportQuery(
            DatabaseClient readModels,
            List<PeriodReport> reports,
            @Value("${waybill.business-zone:Asia/Bangkok}") ZoneId businessZone) {
        this.readModels = readModels;
        this.businessZone = businessZone;
        reports.forEach(report -> this.reports.put(report.type(), report));
    }

    @QueryHandler
    CompletableFuture<Report> handle(ShowReport query) {
        var statement = new ReportStatement(Objects.requireNonNull(reports.get(query.type())), query);
        return Answer.of(readModels
                .sql(statement.sql())
                .bindValues(statement.bindings())
                .map(statement::row)
                .all()
                .collectList()
                .map(rows -> statement.report(rows, businessZone)));
    }
}
