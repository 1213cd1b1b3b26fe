package io.waybill.api.admin;

import io.swagger.v3.oas.annotations.Operation;
import io.waybill.api.live.EventStreams;
import io.waybill.api.message.Commands;
import io.waybill.api.message.Queries;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.security.SignedInUser;
import io.waybill.messages.projection.CancelRebuild;
import io.waybill.messages.projection.ConfirmRebuild;
import io.waybill.messages.projection.FindRebuild;
import io.waybill.messages.projection.ListRebuilds;
import io.waybill.messages.projection.RebuildList;
import io.waybill.messages.projection.RebuildView;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Read models that are being built anew. */
@RestController
@RequestMapping("/api/admin/rebuilds")
class RebuildEndpoint {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final Queries queries;
    private final Commands commands;
    private final EventStreams streams;

    RebuildEndpoint(Queries queries, Commands commands, EventStreams streams) {
        this.queries = queries;
        this.commands = commands;
        this.streams = streams;
    }

    @GetMapping
    @Operation(summary = "The rebuilds there were and are, the newest first")
    Mono<RebuildList> list() {
        return queries.ask(new ListRebuilds(), RebuildList.class);
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far a rebuild is")
    Mono<RebuildView> find(@PathVariable String id) {
        return queries.ask(new FindRebuild(id), RebuildView.class)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("rebuild", id)));
    }

    @GetMapping(path = "/{id}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "The same as server-sent events: progress with each change")
    Flux<ServerSentEvent<?>> stream(@PathVariable String id, @AuthenticationPrincipal SignedInUser user) {
        return find(id).flatMapMany(found -> streams.stream(progress(id), user));
    }

    private Flux<ServerSentEvent<RebuildView>> progress(String id) {
        return Flux.interval(Duration.ZERO, BETWEEN_LOOKS)
                .onBackpressureDrop()
                .concatMap(look -> queries.ask(new FindRebuild(id), RebuildView.class), 1)
                .distinctUntilChanged()
                .takeUntil(rebuild -> rebuild.state().isOver())
                .map(rebuild -> ServerSentEvent.builder(rebuild)
                        .event("progress")
                        .id(Long.toString(rebuild.eventsDone()))
                        .build());
    }

    @PostMapping("/{id}/confirm")
    @Operation(summary = "Accept that what was built anew differs from what serves")
    Mono<RebuildView> confirm(
            @PathVariable String id, @AuthenticationPrincipal SignedInUser user, ServerWebExchange exchange) {
        return commands.send(new ConfirmRebuild(id), user, exchange);
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Give up a rebuild: nothing is left of it")
    Mono<RebuildView> cancel(
            @PathVariable String id, @AuthenticationPrincipal SignedInUser user, ServerWebExchange exchange) {
        return commands.send(new CancelRebuild(id), user, exchange);
    }
}
