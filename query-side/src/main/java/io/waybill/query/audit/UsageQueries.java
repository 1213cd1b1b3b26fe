package io.waybill.query.audit;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.waybill.messages.Origins;
import io.waybill.messages.audit.HistoryPage.From;
import io.waybill.messages.audit.ShowUsage;
import io.waybill.messages.audit.UsageEntry;
import io.waybill.messages.audit.UsageReport;
import io.waybill.messages.audit.UsageReport.DayUsage;
import io.waybill.messages.audit.UsageReport.RecordedRequest;
import io.waybill.query.Answer;
import io.waybill.query.Searches;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Answers which requests were made, from the indices of all months. */
@Component
class UsageQueries {

    private static final int LATEST = 50;

    private final Searches searches;
    private final Replays replays;
    private final Origins origins;
    private final ZoneId businessZone;

    UsageQueries(
            Searches searches,
            Replays replays,
            Origins origins,
            @Value("${waybill.business-zone:Asia/Bangkok}") ZoneId businessZone) {
        this.searches = searches;
        this.replays = replays;
        this.origins = origins;
        this.businessZone = businessZone;
    }

    @QueryHandler
    CompletableFuture<UsageReport> handle(ShowUsage query) {
        var to = LocalDate.now(businessZone);
        var from = to.minusDays(query.days() - 1L);
        var request = request(query, from);
        return Answer.of(searches.search(request, UsageEntry.class)
                // Opening what is sealed reads keys, and so blocks.
                .flatMap(found -> replays.run(() -> report(query, from, to, found))));
    }

    private SearchRequest request(ShowUsage query, LocalDate from) {
        return SearchRequest.of(search -> search.index(UsageEntry.INDEX_PREFIX + "*")
                // Before the first request there is no index yet: nothing is found.
                .ignoreUnavailable(true)
                .allowNoIndices(true)
                .query(matching -> matching.bool(bool -> bool.filter(filters(query, from))))
                .size(LATEST)
                .trackTotalHits(track -> track.enabled(false))
                .source(source -> source.filter(filter -> filter.excludes("_doc_count")))
                .sort(sort -> sort.field(field -> field.field("at").order(SortOrder.Desc)))
                .sort(sort -> sort.field(field -> field.field("id").order(SortOrder.Desc)))
                .aggregations(UsageCounts.wanted(businessZone)));
    }

    private List<Query> filters(ShowUsage query, LocalDate from) {
        List<Query> filters = new ArrayList<>();
        String start = from.atStartOfDay(businessZone).toInstant().toString();
        filters.add(Query.of(filter ->
                filter.range(range -> range.date(date -> date.field("at").gte(start)))));
        if (query.userId() != null) {
            filters.add(
                    Query.of(filter -> filter.term(term -> term.field("userId").value(query.userId()))));
        }
        return filters;
    }

    private UsageReport report(ShowUsage query, LocalDate from, LocalDate to, SearchResponse<UsageEntry> found) {
        var days = UsageCounts.days(found.aggregations());
        return new UsageReport(
                query.userId(),
                from,
                to,
                // Of the entries some stand for several requests, which aggregations know and hits do not.
                days.stream().mapToLong(DayUsage::requests).sum(),
                UsageCounts.actions(found.aggregations()),
                days,
                found.hits().hits().stream()
                        .map(Hit::source)
                        .filter(Objects::nonNull)
                        .map(entry -> shown(entry, query.personal()))
                        .toList());
    }

    private RecordedRequest shown(UsageEntry entry, boolean personal) {
        var origin = personal ? origins.opened(entry.person(), entry.origin()) : null;
        return new RecordedRequest(
                entry.at(),
                entry.action(),
                entry.ids(),
                entry.userId(),
                entry.status(),
                entry.outcome(),
                entry.millis(),
                entry.format(),
                entry.requestId(),
                entry.traceId(),
                origin == null ? null : new From(origin.ip(), origin.userAgent()),
                entry.count());
    }
}
