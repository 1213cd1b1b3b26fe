package io.waybill.api.stock;

import io.swagger.v3.oas.annotations.Operation;
import io.waybill.api.live.ReadYourWrites;
import io.waybill.api.message.Commands;
import io.waybill.api.message.Paging;
import io.waybill.api.message.Preconditions;
import io.waybill.api.message.Queries;
import io.waybill.api.problem.Problem.FieldError;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.api.request.RequestIdentity;
import io.waybill.api.security.SignedInUser;
import io.waybill.messages.live.LiveChange;
import io.waybill.messages.stock.FindStockItem;
import io.waybill.messages.stock.ListStock;
import io.waybill.messages.stock.RecordStockMovement;
import io.waybill.messages.stock.StockItemView;
import io.waybill.messages.stock.StockMovement;
import io.waybill.messages.stock.StockPage;
import io.waybill.messages.stock.StockStatus;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What there is in stock, and how it moves. */
@RestController
@RequestMapping("/api/stock")
class StockEndpoint {

    private final Commands commands;
    private final Queries queries;
    private final ReadYourWrites readYourWrites;

    StockEndpoint(Commands commands, Queries queries, ReadYourWrites readYourWrites) {
        this.commands = commands;
        this.queries = queries;
        this.readYourWrites = readYourWrites;
    }

    @GetMapping
    @Operation(summary = "Stock items, in the order of their ids")
    Mono<StockPage> list(
            @RequestParam(required = false) @Nullable StockStatus status,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(required = false) @Nullable String productId,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        String text = q == null || q.isBlank() ? null : Paging.text("q", q);
        return queries.ask(
                new ListStock(status, location, productId, text, Paging.limit(limit), cursor), StockPage.class);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One stock item")
    Mono<ResponseEntity<StockItemView>> find(@PathVariable String id) {
        return queries.ask(new FindStockItem(id), StockItemView.class)
                .map(view -> ResponseEntity.ok()
                        .eTag(Preconditions.eTag(view.version()))
                        .body(view))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("stock item", id)));
    }

    @PostMapping("/{id}/movements")
    @Operation(summary = "Record that goods came, left or were counted")
    Mono<ResponseEntity<StockMovement>> move(
            @PathVariable String id,
            @Valid @RequestBody MovementRequest request,
            @AuthenticationPrincipal SignedInUser user,
            ServerWebExchange exchange) {
        return commands.<StockMovement>send(command(id, request, exchange), user, exchange)
                .flatMap(movement -> answer(movement, exchange));
    }

    private static RecordStockMovement command(String id, MovementRequest request, ServerWebExchange exchange) {
        try {
            return new RecordStockMovement(
                    id,
                    RequestIdentity.of(exchange).newId(),
                    request.type(),
                    request.quantity(),
                    request.referenceId(),
                    request.notes());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "Some fields are wrong.",
                    List.of(new FieldError("/quantity", String.valueOf(e.getMessage()))));
        }
    }

    private Mono<ResponseEntity<StockMovement>> answer(StockMovement movement, ServerWebExchange exchange) {
        var patience = ReadYourWrites.wanted(exchange);
        if (patience == null) {
            return Mono.just(response(HttpStatus.OK, movement));
        }
        return readYourWrites
                .await(
                        LiveChange.STOCK,
                        movement.stockItemId(),
                        movement.version(),
                        queries.ask(new FindStockItem(movement.stockItemId()), StockItemView.class),
                        StockItemView::version,
                        patience)
                .map(view -> response(HttpStatus.OK, movement))
                .defaultIfEmpty(response(HttpStatus.ACCEPTED, movement));
    }

    private static ResponseEntity<StockMovement> response(HttpStatus status, StockMovement movement) {
        return ResponseEntity.status(status)
                .eTag(Preconditions.eTag(movement.version()))
                .body(movement);
    }
}
