package io.waybill.api.admin;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.waybill.api.message.Commands;
import io.waybill.api.message.Paging;
import io.waybill.api.message.Queries;
import io.waybill.api.security.SignedInUser;
import io.waybill.messages.projection.DeadLetterPage;
import io.waybill.messages.projection.DropDeadLetter;
import io.waybill.messages.projection.ListDeadLetters;
import io.waybill.messages.projection.RetryDeadLetter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The events that a read model could not handle. */
@RestController
@RequestMapping("/api/admin/dead-letters")
class DeadLetterEndpoint {

    private final Queries queries;
    private final Commands commands;

    DeadLetterEndpoint(Queries queries, Commands commands) {
        this.queries = queries;
        this.commands = commands;
    }

    @GetMapping
    @Operation(summary = "Events that a read model could not handle, and those that wait behind them")
    Mono<DeadLetterPage> list(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return queries.ask(new ListDeadLetters(Paging.limit(limit), cursor), DeadLetterPage.class);
    }

    @PostMapping("/{id}/retry")
    @Operation(summary = "Try an event again now, and what waits behind it")
    Mono<RetryAnswer> retry(
            @PathVariable String id, @AuthenticationPrincipal SignedInUser user, ServerWebExchange exchange) {
        return commands.<Boolean>send(new RetryDeadLetter(id), user, exchange)
                .map(handled -> new RetryAnswer(id, handled));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Drop an event: the read model will never show it")
    @ApiResponse(responseCode = "204")
    Mono<Void> drop(@PathVariable String id, @AuthenticationPrincipal SignedInUser user, ServerWebExchange exchange) {
        return commands.send(new DropDeadLetter(id), user, exchange).then();
    }

    /**
     * What became of an event that was tried again.
     *
     * @param id of the letter
     * @param handled whether it went through, and the letter is gone
     */
    record RetryAnswer(String id, boolean handled) {}
}
