package io.waybill.api.audit;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.waybill.api.download.Csv;
import io.waybill.api.message.Paging;
import io.waybill.api.message.Queries;
import io.waybill.api.problem.Problem.FieldError;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.messages.audit.SearchTrail;
import io.waybill.messages.audit.TrailPage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells what happened, and exports it. */
@RestController
@RequestMapping("/api/audit")
class TrailEndpoint {

    /** A page of these is a few ten kilobytes, and some of them wait for a client that reads slowly. */
    private static final int EXPORTED_AT_ONCE = 250;

    /** Elasticsearch counts no further. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final Queries queries;

    TrailEndpoint(Queries queries) {
        this.queries = queries;
    }

    @GetMapping
    @Operation(
            summary =
                    "What happened, the newest first; q looks into what events tell, but for what they tell of persons",
            description = "With Accept: text/csv or format=csv, all that matches is sent as CSV.")
    Mono<TrailPage> list(
            @RequestParam(required = false) @Nullable String userId,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String entityType,
            @RequestParam(required = false) @Nullable String entityId,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return queries.ask(
                search(userId, action, entityType, entityId, from, to, q, Paging.limit(limit), cursor),
                TrailPage.class);
    }

    @Hidden // The same operation, described above.
    @GetMapping(produces = "text/csv")
    Mono<Void> export(
            @RequestParam(required = false) @Nullable String userId,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String entityType,
            @RequestParam(required = false) @Nullable String entityId,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String q,
            ServerHttpResponse response) {
        return export(search(userId, action, entityType, entityId, from, to, q, EXPORTED_AT_ONCE, null), response);
    }

    private static SearchTrail search(
            @Nullable String userId,
            @Nullable String action,
            @Nullable String entityType,
            @Nullable String entityId,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String q,
            int limit,
            @Nullable String cursor) {
        return new SearchTrail(
                text("userId", userId),
                text("action", action),
                entityType == null ? null : text("entityType", EntityType.of(entityType)),
                text("entityId", entityId),
                moment("from", from),
                moment("to", to),
                text("q", q),
                limit,
                cursor);
    }

    private static @Nullable String text(String name, @Nullable String text) {
        return text == null || text.isBlank() ? null : Paging.text(name, text);
    }

    private static @Nullable Instant moment(String name, @Nullable Instant moment) {
        if (moment != null && (moment.isBefore(Instant.EPOCH) || moment.isAfter(LAST))) {
            throw bad(name, "must be a moment from 1970 to 9999");
        }
        return moment;
    }

    private static ProblemException bad(String parameter, String detail) {
        return new ProblemException(
                ProblemType.INVALID_REQUEST,
                "The parameter " + parameter + " " + detail + ".",
                List.of(new FieldError(parameter, detail)));
    }

    /** Reads the next page when the client has taken what was read before. */
    private Mono<Void> export(SearchTrail all, ServerHttpResponse response) {
        var headers = response.getHeaders();
        // The first page comes first: a failure until then is told as one.
        return page(all).flatMap(first -> {
            headers.setContentType(Csv.TYPE);
            headers.set(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename("audit.csv")
                            .build()
                            .toString());
            var body = Mono.just(first)
                    .expand(page -> page.nextCursor() == null ? Mono.empty() : page(all.after(page.nextCursor())))
                    .map(TrailCsv::rows);
            return response.writeWith(body.startWith(TrailCsv.head()).map(text -> buffer(text, response)));
        });
    }

    private Mono<TrailPage> page(SearchTrail search) {
        return queries.ask(search, TrailPage.class);
    }

    private static DataBuffer buffer(byte[] text, ServerHttpResponse response) {
        return response.bufferFactory().wrap(text);
    }
}
