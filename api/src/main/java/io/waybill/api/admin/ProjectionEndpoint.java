package io.waybill.api.admin;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.waybill.api.message.Commands;
import io.waybill.api.message.Queries;
import io.waybill.api.request.RequestIdentity;
import io.waybill.api.security.SignedInUser;
import io.waybill.messages.projection.ListProjections;
import io.waybill.messages.projection.ProjectionList;
import io.waybill.messages.projection.RebuildProjection;
import io.waybill.messages.projection.RebuildView;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The read models. */
@RestController
@RequestMapping("/api/admin/projections")
class ProjectionEndpoint {

    private final Queries queries;
    private final Commands commands;

    ProjectionEndpoint(Queries queries, Commands commands) {
        this.queries = queries;
        this.commands = commands;
    }

    @GetMapping
    @Operation(summary = "How far every read model is")
    Mono<ProjectionList> list() {
        return queries.ask(new ListProjections(), ProjectionList.class);
    }

    @PostMapping("/{name}/rebuild")
    @Operation(summary = "Build a read model anew beside the one that serves")
    @ApiResponse(responseCode = "202")
    Mono<ResponseEntity<RebuildView>> rebuild(
            @PathVariable String name, @AuthenticationPrincipal SignedInUser user, ServerWebExchange exchange) {
        var command = new RebuildProjection(name, RequestIdentity.of(exchange).newId());
        return commands.<RebuildView>send(command, user, exchange)
                .map(rebuild -> ResponseEntity.accepted()
                        .location(URI.create("/api/admin/rebuilds/" + rebuild.id()))
                        .body(rebuild));
    }
}
