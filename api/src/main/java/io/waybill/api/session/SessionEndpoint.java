package io.waybill.api.session;

import io.swagger.v3.oas.annotations.Operation;
import io.waybill.api.message.Paging;
import io.waybill.api.problem.Problem.FieldError;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.api.security.SignedInUser;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** One's own signed-in devices. */
@RestController
@RequestMapping("/api/auth/sessions")
class SessionEndpoint {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Sessions sessions;

    SessionEndpoint(Sessions sessions) {
        this.sessions = sessions;
    }

    @GetMapping
    @Operation(summary = "One's own signed-in devices, newest first")
    Mono<SessionPage> list(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            @AuthenticationPrincipal SignedInUser user) {
        int count = Paging.limit(limit);
        if (cursor != null && !ID.matcher(cursor).matches()) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "The parameter cursor must be one that a page gave.",
                    List.of(new FieldError("cursor", "must be one that a page gave")));
        }
        return sessions.of(user.id(), user.sessionId())
                .filter(session -> cursor == null || session.id().compareTo(cursor) < 0)
                .take(count + 1L)
                .collectList()
                .map(found -> SessionPage.of(found, count));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Sign one of one's own devices out")
    Mono<Void> end(@PathVariable String id, @AuthenticationPrincipal SignedInUser user, ServerWebExchange exchange) {
        var ended = ID.matcher(id).matches() ? sessions.endOwn(user.id(), id) : Mono.just(false);
        return ended.filter(found -> found)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("session", id)))
                .doOnNext(found -> {
                    if (id.equals(user.sessionId())) {
                        RefreshCookie.clear(exchange);
                    }
                })
                .then();
    }

    /**
     * A page of sessions.
     *
     * @param items the sessions
     * @param nextCursor where the next page begins, absent on the last one
     */
    record SessionPage(List<SessionView> items, @Nullable String nextCursor) {

        static SessionPage of(List<SessionView> found, int limit) {
            return found.size() > limit
                    ? new SessionPage(
                            List.copyOf(found.subList(0, limit)),
                            found.get(limit - 1).id())
                    : new SessionPage(List.copyOf(found), null);
        }
    }
}
