package io.waybill.api.product;

import io.swagger.v3.oas.annotations.Operation;
import io.waybill.api.live.ReadYourWrites;
import io.waybill.api.message.Paging;
import io.waybill.api.message.Preconditions;
import io.waybill.api.message.Queries;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.security.Permission;
import io.waybill.api.security.SignedInUser;
import io.waybill.messages.live.LiveChange;
import io.waybill.messages.product.PastPrice;
import io.waybill.messages.product.PriceHistoryPage;
import io.waybill.messages.product.ShowPriceHistory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What products used to cost. */
@RestController
class PriceHistoryEndpoint {

    private final Queries queries;
    private final ReadYourWrites readYourWrites;

    PriceHistoryEndpoint(Queries queries, ReadYourWrites readYourWrites) {
        this.queries = queries;
        this.readYourWrites = readYourWrites;
    }

    @GetMapping("/api/products/{id}/price-history")
    @Operation(
            summary = "The prices a product has and had, the newest first",
            description = "Who decided a price is told with the permission `audit:read` only.")
    Mono<ResponseEntity<PriceHistoryPage>> list(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            @AuthenticationPrincipal SignedInUser user,
            ServerWebExchange exchange) {
        var read = queries.ask(new ShowPriceHistory(id, Paging.limit(limit), cursor), PriceHistoryPage.class);
        return readYourWrites
                .read(exchange, LiveChange.PRICE, id, read, PriceHistoryPage::version)
                .map(page -> ResponseEntity.ok()
                        .eTag(Preconditions.eTag(page.version()))
                        .body(user.permissions().contains(Permission.AUDIT_READ) ? page : anonymous(page)))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("product", id)));
    }

    private static PriceHistoryPage anonymous(PriceHistoryPage page) {
        return new PriceHistoryPage(
                page.items().stream().map(PastPrice::anonymous).toList(), page.nextCursor(), page.version());
    }
}
