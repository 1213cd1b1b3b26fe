package io.waybill.api.admin;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.waybill.api.message.Commands;
import io.waybill.api.message.Paging;
import io.waybill.api.message.Queries;
import io.waybill.api.problem.Problem.FieldError;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.api.request.RequestIdentity;
import io.waybill.api.security.SignedInUser;
import io.waybill.messages.webhook.CreateWebhook;
import io.waybill.messages.webhook.CreatedWebhook;
import io.waybill.messages.webhook.DeleteWebhook;
import io.waybill.messages.webhook.ListWebhooks;
import io.waybill.messages.webhook.WebhookPage;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Other systems that are told of what happens. */
@RestController
@RequestMapping("/api/admin/webhooks")
class WebhookEndpoint {

    private final Queries queries;
    private final Commands commands;

    WebhookEndpoint(Queries queries, Commands commands) {
        this.queries = queries;
        this.commands = commands;
    }

    @GetMapping
    @Operation(summary = "Other systems that are told of what happens, and how that goes")
    Mono<WebhookPage> list(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return queries.ask(new ListWebhooks(Paging.limit(limit), cursor), WebhookPage.class);
    }

    @PostMapping
    @ApiResponse(responseCode = "201")
    @Operation(summary = "Tell another system of what happens from now on", description = """
                    Each event of the topics `stock`, `shipments` and `products` is sent as a POST of JSON, `{id, type, \
                    occurredAt, position, data}`, in order, until it is answered with 2xx; it may come twice, with the same \
                    `webhook-id`. It is signed as the Standard Webhooks specification says, with the `secret` of this \
                    answer, which is shown once.""")
    Mono<ResponseEntity<CreatedWebhook>> create(
            @Valid @RequestBody NewWebhook request,
            @AuthenticationPrincipal SignedInUser user,
            ServerWebExchange exchange) {
        String wrong = request.wrongUrl();
        if (wrong != null) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "Some fields are wrong.", List.of(new FieldError("/url", wrong)));
        }
        var command = new CreateWebhook(
                RequestIdentity.of(exchange).newId(),
                request.url(),
                request.topics().stream().distinct().sorted().toList(),
                request.description());
        return commands.<CreatedWebhook>send(command, user, exchange)
                .map(created -> ResponseEntity.created(URI.create("/api/admin/webhooks/" + created.id()))
                        .body(created));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Tell another system of nothing more")
    @ApiResponse(responseCode = "204")
    Mono<Void> delete(@PathVariable String id, @AuthenticationPrincipal SignedInUser user, ServerWebExchange exchange) {
        return commands.send(new DeleteWebhook(id), user, exchange).then();
    }
}
