package io.waybill.api.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.waybill.api.message.Paging;
import io.waybill.api.message.Preconditions;
import io.waybill.api.message.Queries;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.security.SignedInUser;
import io.waybill.messages.user.ListUsers;
import io.waybill.messages.user.UserPage;
import io.waybill.messages.user.UserRole;
import io.waybill.messages.user.UserView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Tells who there is. */
@RestController
@RequestMapping("/api/users")
class UserDirectoryEndpoint {

    private final Queries queries;
    private final ReadYourUsers readYourUsers;

    UserDirectoryEndpoint(Queries queries, ReadYourUsers readYourUsers) {
        this.queries = queries;
        this.readYourUsers = readYourUsers;
    }

    @GetMapping
    @Operation(summary = "Users, in the order of their ids; q looks into email addresses and usernames")
    Mono<UserPage> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable UserRole role,
            @RequestParam(required = false) @Nullable Boolean active,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        String text = q == null || q.isBlank() ? null : Paging.text("q", q);
        return queries.ask(new ListUsers(text, role, active, Paging.limit(limit), cursor), UserPage.class);
    }

    @GetMapping("/me")
    @Operation(summary = "Oneself")
    Mono<ResponseEntity<UserView>> findMe(@AuthenticationPrincipal SignedInUser user, ServerWebExchange exchange) {
        return find(user.id(), exchange);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One user: oneself, or as an administrator anybody")
    Mono<ResponseEntity<UserView>> find(@PathVariable String id, ServerWebExchange exchange) {
        return readYourUsers
                .read(id, exchange)
                .map(view -> ResponseEntity.ok()
                        .eTag(Preconditions.eTag(view.version()))
                        .body(view))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("user", id)));
    }
}
