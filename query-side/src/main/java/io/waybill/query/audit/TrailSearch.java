package io.waybill.query.audit;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.waybill.messages.audit.SearchTrail;
import io.waybill.messages.audit.TrailPage;
import io.waybill.messages.audit.TrailPage.TrailEntry;
import io.waybill.query.Answer;
import io.waybill.query.Cursor;
import io.waybill.query.Searches;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what happened, by who, what, when, and what is written in it. */
@Component
class TrailSearch {

    private static final String ALIAS = "waybill-audit";
    private static final List<String> IDS = List.of("entityId", "userId", "requestId", "action");

    private final Searches searches;

    TrailSearch(Searches searches) {
        this.searches = searches;
    }

    @QueryHandler
    CompletableFuture<TrailPage> handle(SearchTrail query) {
        var request = request(query);
        return Answer.of(searches.search(request, TrailEntry.class)
                .map(found -> page(found.hits().hits(), query.limit())));
    }

    private static SearchRequest request(SearchTrail query) {
        return SearchRequest.of(search -> {
            search.index(ALIAS)
                    // Before the first event there is no index yet: nothing is found.
                    .ignoreUnavailable(true)
                    .source(source -> source.filter(filter -> filter.excludes("id", "text")))
                    .query(matching -> matching.bool(bool -> bool.filter(filters(query))))
                    .size(query.limit() + 1)
                    .trackTotalHits(track -> track.enabled(false))
                    .sort(sort -> sort.field(field -> field.field("position").order(SortOrder.Desc)));
            if (query.cursor() != null) {
                search.searchAfter(after(query.cursor()));
            }
            return search;
        });
    }

    private static List<Query> filters(SearchTrail query) {
        List<Query> filters = new ArrayList<>();
        add(filters, "userId", query.userId());
        add(filters, "action", query.action());
        add(filters, "entityType", query.entityType());
        add(filters, "entityId", query.entityId());
        if (query.from() != null || query.to() != null) {
            filters.add(Query.of(filter -> filter.range(range -> range.date(date -> {
                date.field("at");
                if (query.from() != null) {
                    date.gte(query.from().toString());
                }
                if (query.to() != null) {
                    date.lt(query.to().toString());
                }
                return date;
            }))));
        }
        if (query.text() != null) {
            filters.add(telling(query.text()));
        }
        return filters;
    }

    private static void add(List<Query> filters, String field, @Nullable String value) {
        if (value != null) {
            filters.add(is(field, value));
        }
    }

    private static Query is(String field, String value) {
        return Query.of(query -> query.term(term -> term.field(field).value(value)));
    }

    private static Query telling(String text) {
        var either = new BoolQuery.Builder()
                .should(should ->
                        should.match(match -> match.field("text").query(text).operator(Operator.And)));
        IDS.forEach(id -> either.should(is(id, text)));
        return Query.of(query -> query.bool(either.build()));
    }

    private static List<FieldValue> after(String cursor) {
        try {
            return List.of(FieldValue.of(
                    Long.parseLong(Cursor.parse(cursor, 1).values().getFirst())));
        } catch (NumberFormatException e) {
            throw Cursor.broken();
        }
    }

    private static TrailPage page(List<Hit<TrailEntry>> hits, int limit) {
        var items = hits.stream()
                .limit(limit)
                .map(Hit::source)
                .filter(Objects::nonNull)
                .toList();
        return new TrailPage(
                items,
                hits.size() <= limit
                        ? null
                        : new Cursor(List.of(Long.toString(items.getLast().position()))).token());
    }
}
