package io.waybill.api.stock;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.waybill.api.message.Commands;
import io.waybill.api.message.Paging;
import io.waybill.api.message.Preconditions;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.request.RequestIdentity;
import io.waybill.api.security.SignedInUser;
import io.waybill.messages.stock.ChangeReorderLevel;
import io.waybill.messages.stock.ListStock;
import io.waybill.messages.stock.OpenedStockItem;
import io.waybill.messages.stock.ReorderLevel;
import io.waybill.messages.stock.StockItemView;
import io.waybill.messages.stock.StockMovement;
import io.waybill.messages.stock.StockPage;
import io.waybill.messages.stock.StockStatus;
import jakarta.validation.Valid;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
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
    private final ReadYourStock readYourStock;

    StockEndpoint(Commands commands, ReadYourStock readYourStock) {
        this.commands = commands;
        this.readYourStock = readYourStock;
    }

    @GetMapping
    @Operation(summary = "Stock items, in the order of their ids")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = StockPage.class)))
    Mono<Void> list(
            @RequestParam(required = false) @Nullable StockStatus status,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(required = false) @Nullable String productId,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            ServerWebExchange exchange) {
        String text = q == null || q.isBlank() ? null : Paging.text("q", q);
        return readYourStock
                .page(new ListStock(status, location, productId, text, Paging.limit(limit), cursor))
                .flatMap(page -> page.answerAsPage(exchange));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One stock item")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = StockItemView.class)))
    Mono<Void> find(@PathVariable String id, ServerWebExchange exchange) {
        return readYourStock
                .read(id, exchange)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("stock item", id)))
                .flatMap(item -> item.answer(exchange));
    }

    @PostMapping
    @Operation(summary = "Start to stock a product at a location")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(oneOf = {OpenedStockItem.class, StockItemView.class})))
    Mono<ResponseEntity<Object>> open(
            @Valid @RequestBody StockItemRequest request,
            @AuthenticationPrincipal SignedInUser user,
            ServerWebExchange exchange) {
        return commands.<OpenedStockItem>send(request.command(), user, exchange)
                .flatMap(opened -> readYourStock
                        .shown(opened.id(), opened.version(), exchange)
                        .map(shown -> ResponseEntity.status(shown.status(HttpStatus.CREATED))
                                .location(URI.create("/api/stock/" + opened.id()))
                                .eTag(Preconditions.eTag(opened.version()))
                                .body(shown.view() == null ? opened : shown.view())));
    }

    @PutMapping("/{id}/reorder-level")
    @Operation(summary = "Let the stock count as low from another number of goods on")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(oneOf = {ReorderLevel.class, StockItemView.class})))
    Mono<ResponseEntity<Object>> changeReorderLevel(
            @PathVariable String id,
            @Valid @RequestBody ReorderLevelRequest request,
            @AuthenticationPrincipal SignedInUser user,
            ServerWebExchange exchange) {
        return commands.<ReorderLevel>send(new ChangeReorderLevel(id, request.reorderLevel()), user, exchange)
                .flatMap(changed -> readYourStock
                        .shown(id, changed.version(), exchange)
                        .map(shown -> ResponseEntity.status(shown.status(HttpStatus.OK))
                                .eTag(Preconditions.eTag(changed.version()))
                                .body(shown.view() == null ? changed : shown.view())));
    }

    @PostMapping("/{id}/movements")
    @Operation(summary = "Record that goods came, left or were counted")
    Mono<ResponseEntity<StockMovement>> move(
            @PathVariable String id,
            @Valid @RequestBody MovementRequest request,
            @AuthenticationPrincipal SignedInUser user,
            ServerWebExchange exchange) {
        var command = request.command(id, RequestIdentity.of(exchange).newId());
        return commands.<StockMovement>send(command, user, exchange)
                .flatMap(movement -> readYourStock
                        .shown(id, movement.version(), exchange)
                        .map(shown -> ResponseEntity.status(shown.status(HttpStatus.OK))
                                .eTag(Preconditions.eTag(movement.version()))
                                .body(movement)));
    }
}
