package io.waybill.api.stock;

import io.swagger.v3.oas.annotations.Operation;
import io.waybill.api.live.ReadYourWrites;
import io.waybill.api.message.Moments;
import io.waybill.api.message.Paging;
import io.waybill.api.message.Preconditions;
import io.waybill.api.message.Queries;
import io.waybill.api.problem.ProblemException;
import io.waybill.messages.live.LiveChange;
import io.waybill.messages.stock.ListStockMovements;
import io.waybill.messages.stock.MovementType;
import io.waybill.messages.stock.StockMovementPage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** How goods moved. */
@RestController
class MovementHistoryEndpoint {

    private final Queries queries;
    private final ReadYourWrites readYourWrites;

    MovementHistoryEndpoint(Queries queries, ReadYourWrites readYourWrites) {
        this.queries = queries;
        this.readYourWrites = readYourWrites;
    }

    @GetMapping("/api/stock/{id}/movements")
    @Operation(
            summary = "How the goods of a stock item moved, the newest first",
            description = "`from` is the first moment and `to` the one after the last.")
    Mono<ResponseEntity<StockMovementPage>> list(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable MovementType type,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            ServerWebExchange exchange) {
        var query = new ListStockMovements(
                id, Moments.of("from", from), Moments.of("to", to), type, Paging.limit(limit), cursor);
        var read = queries.ask(query, StockMovementPage.class);
        return readYourWrites
                .read(exchange, LiveChange.MOVEMENT, id, read, StockMovementPage::version)
                .map(page -> ResponseEntity.ok()
                        .eTag(Preconditions.eTag(page.version()))
                        .body(page))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("stock item", id)));
    }
}
