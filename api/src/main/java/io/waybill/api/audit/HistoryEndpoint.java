package io.waybill.api.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.waybill.api.message.Paging;
import io.waybill.api.message.Queries;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.api.security.Permission;
import io.waybill.api.security.SignedInUser;
import io.waybill.messages.audit.HistoryPage;
import io.waybill.messages.audit.PastState;
import io.waybill.messages.audit.ReplayHistory;
import io.waybill.messages.audit.ShowPastState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Tells what happened to a thing, and what it was like. What events say about persons is for those who may see other
 * people's accounts.
 */
@RestController
@RequestMapping("/api/audit/{entityType}/{id}")
class HistoryEndpoint {

    private final Queries queries;

    HistoryEndpoint(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/history")
    @Operation(summary = "Every event of a thing, the first one first, and what it changed")
    Mono<HistoryPage> history(
            @PathVariable String entityType,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            @AuthenticationPrincipal SignedInUser user) {
        return queries.ask(
                        new ReplayHistory(
                                EntityType.of(entityType), id, mayReadOfPersons(user), Paging.limit(limit), cursor),
                        HistoryPage.class)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound(entityType, id)));
    }

    @GetMapping("/state")
    @Operation(summary = "What a thing was like at a version or a moment, or is now")
    Mono<PastState> state(
            @PathVariable String entityType,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Long version,
            @RequestParam(required = false) @Nullable Instant at,
            @AuthenticationPrincipal SignedInUser user) {
        if (version != null && at != null) {
            return Mono.error(new ProblemException(
                    ProblemType.INVALID_REQUEST, "Say either at which version or at which moment."));
        }
        return queries.ask(
                        new ShowPastState(EntityType.of(entityType), id, version, at, mayReadOfPersons(user)),
                        PastState.class)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "There was no " + entityType + " with the id " + id + " then.")));
    }

    private static boolean mayReadOfPersons(SignedInUser user) {
        return user.permissions().contains(Permission.USERS_READ);
    }
}
