package io.waybill.api.report;

import io.waybill.api.ApiJson;
import io.waybill.api.live.LiveChanges;
import io.waybill.api.message.Queries;
import io.waybill.api.report.LiveReport.Issue;
import io.waybill.messages.live.LiveChange;
import io.waybill.messages.report.Report;
import io.waybill.messages.report.ShowReport;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The reports over a period, now and as they change. */
@Component
class Reports {

    private static final Duration CONFLATION = Duration.ofMillis(300);

    private final Queries queries;
    private final LiveChanges changes;
    private final ApiJson json;
    private final ZoneId businessZone;

    /** What is watched on this node, each with at least one watcher. */
    private final ConcurrentMap<ReportRequest, LiveReport> watched = new ConcurrentHashMap<>();

    Reports(
            Queries queries,
            LiveChanges changes,
            ApiJson json,
            @Value("${waybill.business-zone:Asia/Bangkok}") ZoneId businessZone) {
        this.queries = queries;
        this.changes = changes;
        this.json = json;
        this.businessZone = businessZone;
    }

    /** The day it is in the zone of the business. */
    LocalDate today() {
        return LocalDate.now(businessZone);
    }

    /** The day it is at a moment in the zone of the business. */
    LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, businessZone);
    }

    /** What time it is in the zone of the business. */
    ZonedDateTime now() {
        return ZonedDateTime.now(businessZone);
    }

    Mono<Report> show(ShowReport query) {
        return queries.ask(query, Report.class);
    }

    /**
     * A report as it changes, read once for all who watch the same.
     *
     * @param request which
     * @param lastSeen the id of the last event the client has seen, or absent on its first visit
     * @return see {@link LiveReport#open}
     */
    Flux<ServerSentEvent<String>> open(ReportRequest request, @Nullable Long lastSeen) {
        return Flux.defer(() -> watched.computeIfAbsent(request, this::watched).open(lastSeen));
    }

    private LiveReport watched(ReportRequest request) {
        var its = changes.of(LiveChange.REPORT)
                .filter(change -> change.mayShow(request.type().rollup(), 0))
                // At worst, two that come and go at once have it read twice for a while.
                .doFinally(lastIsGone -> watched.remove(request));
        return new LiveReport(
                its,
                CONFLATION,
                Mono.defer(() -> show(request.at(today()))),
                report -> new Issue(
                        report.position(),
                        List.of(report.from(), report.to(), report.totals(), report.rows()),
                        json.mapper().writeValueAsString(report)));
    }
}
