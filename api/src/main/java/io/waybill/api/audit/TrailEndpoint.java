package io.waybill.api.audit;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.waybill.api.download.Downloads;
import io.waybill.api.download.Format;
import io.waybill.api.download.Language;
import io.waybill.api.download.Subject;
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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
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
    private final Downloads downloads;

    TrailEndpoint(Queries queries, Downloads downloads) {
        this.queries = queries;
        this.downloads = downloads;
    }

    @GetMapping
    @Operation(
            summary =
                    "What happened, the newest first; q looks into what events tell, but for what they tell of persons",
            description = "As a file it has all that matches.")
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
    Mono<ResponseEntity<Flux<DataBuffer>>> csv(
            @RequestParam(required = false) @Nullable String userId,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String entityType,
            @RequestParam(required = false) @Nullable String entityId,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String q,
            ServerWebExchange exchange) {
        return export(
                search(userId, action, entityType, entityId, from, to, q, EXPORTED_AT_ONCE, null),
                Format.CSV,
                exchange);
    }

    @Hidden // The same operation, described above.
    @GetMapping(produces = Format.XLSX_TYPE)
    Mono<ResponseEntity<Flux<DataBuffer>>> xlsx(
            @RequestParam(required = false) @Nullable String userId,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String entityType,
            @RequestParam(required = false) @Nullable String entityId,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String q,
            ServerWebExchange exchange) {
        return export(
                search(userId, action, entityType, entityId, from, to, q, EXPORTED_AT_ONCE, null),
                Format.XLSX,
                exchange);
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
    private Mono<ResponseEntity<Flux<DataBuffer>>> export(SearchTrail all, Format format, ServerWebExchange exchange) {
        var language = Language.askedFor(exchange.getRequest().getHeaders());
        var subject = new Subject(
                language.word("audit"), TrailTable.COLUMNS, List.of(), TrailTable.facts(all, language), null);
        // The first page comes first: a failure until then is told as one.
        return page(all).map(first -> {
            var rest = next(all, first).expand(page -> next(all, page)).map(TrailTable::rows);
            var file = downloads.write(format, subject, language, false, TrailTable.rows(first), rest);
            return Downloads.answer(
                    format, "audit", file, exchange.getResponse().bufferFactory());
        });
    }

    private Mono<TrailPage> next(SearchTrail all, TrailPage page) {
        return page.nextCursor() == null ? Mono.empty() : page(all.after(page.nextCursor()));
    }

    private Mono<TrailPage> page(SearchTrail search) {
        return queries.ask(search, TrailPage.class);
    }
}
