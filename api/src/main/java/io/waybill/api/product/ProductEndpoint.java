package io.waybill.api.product;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.waybill.api.hot.HotReads;
import io.waybill.api.hot.HotView;
import io.waybill.api.live.ReadYourWrites;
import io.waybill.api.message.Commands;
import io.waybill.api.message.Preconditions;
import io.waybill.api.message.Queries;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.request.RequestIdentity;
import io.waybill.api.security.SignedInUser;
import io.waybill.messages.live.LiveChange;
import io.waybill.messages.product.ChangeProduct;
import io.waybill.messages.product.DiscontinueProduct;
import io.waybill.messages.product.FindProduct;
import io.waybill.messages.product.ProductChange;
import io.waybill.messages.product.ProductView;
import io.waybill.messages.product.RegisterProduct;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The catalogue. */
@RestController
@RequestMapping("/api/products")
class ProductEndpoint {

    private final Commands commands;
    private final Queries queries;
    private final ReadYourWrites readYourWrites;
    private final HotReads hotReads;

    ProductEndpoint(Commands commands, Queries queries, ReadYourWrites readYourWrites, HotReads hotReads) {
        this.commands = commands;
        this.queries = queries;
        this.readYourWrites = readYourWrites;
        this.hotReads = hotReads;
    }

    @PostMapping
    @Operation(summary = "Add a product; opens its stock item where a quantity or a location is given")
    @ApiResponse(responseCode = "201")
    Mono<ResponseEntity<ProductView>> register(
            @Valid @RequestBody ProductRequest request,
            @AuthenticationPrincipal SignedInUser user,
            ServerWebExchange exchange) {
        var command = new RegisterProduct(
                RequestIdentity.of(exchange).newId(), request.details(), now(), request.openingStock());
        return commands.<ProductView>send(command, user, exchange)
                .flatMap(registered -> answer(HttpStatus.CREATED, registered, exchange));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Replace a product")
    Mono<ResponseEntity<ProductView>> replace(
            @PathVariable String id,
            @Valid @RequestBody ProductReplacement request,
            @AuthenticationPrincipal SignedInUser user,
            ServerWebExchange exchange) {
        return change(id, request.change(), user, exchange);
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change a product; what is absent stays as it is")
    Mono<ResponseEntity<ProductView>> amend(
            @PathVariable String id,
            @Valid @RequestBody ProductChangeRequest request,
            @AuthenticationPrincipal SignedInUser user,
            ServerWebExchange exchange) {
        return change(id, request.change(), user, exchange);
    }

    @PatchMapping("/{id}/price")
    @Operation(summary = "Change the price of a product")
    Mono<ResponseEntity<ProductView>> price(
            @PathVariable String id,
            @Valid @RequestBody PriceRequest request,
            @AuthenticationPrincipal SignedInUser user,
            ServerWebExchange exchange) {
        return change(id, ProductChange.to(request.price().money()), user, exchange);
    }

    private Mono<ResponseEntity<ProductView>> change(
            String id, ProductChange change, SignedInUser user, ServerWebExchange exchange) {
        return commands.<ProductView>send(new ChangeProduct(id, change, now()), user, exchange)
                .flatMap(changed -> answer(HttpStatus.OK, changed, exchange));
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "End the trade in a product; it takes no new stock")
    @ApiResponse(responseCode = "204")
    Mono<ResponseEntity<Void>> discontinue(
            @PathVariable String id, @AuthenticationPrincipal SignedInUser user, ServerWebExchange exchange) {
        return commands.send(new DiscontinueProduct(id, now()), user, exchange)
                .thenReturn(ResponseEntity.noContent().build());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private Mono<ResponseEntity<ProductView>> answer(HttpStatus done, ProductView written, ServerWebExchange exchange) {
        return readYourWrites
                .shown(
                        exchange,
                        LiveChange.PRODUCT,
                        written.id(),
                        written.version(),
                        queries.ask(new FindProduct(written.id(), true), ProductView.class),
                        ProductView::version)
                .map(shown -> response(shown.status(done), shown.view() == null ? written : shown.view()));
    }

    private static ResponseEntity<ProductView> response(HttpStatus status, ProductView view) {
        var response = ResponseEntity.status(status).eTag(Preconditions.eTag(view.version()));
        return (status == HttpStatus.OK ? response : response.location(URI.create("/api/products/" + view.id())))
                .body(view);
    }

    /**
     * A new price as clients write it.
     *
     * @param price the price from now on
     */
    record PriceRequest(@NotNull @Valid MoneyRequest price) {}

    @GetMapping("/{id}")
    @Operation(summary = "One product")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProductView.class)))
    Mono<Void> find(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean includeDiscontinued,
            ServerWebExchange exchange) {
        var read = hotReads.of(
                LiveChange.PRODUCT,
                id,
                includeDiscontinued ? "/discontinued-too" : "",
                queries.ask(new FindProduct(id, includeDiscontinued), ProductView.class),
                ProductView::version);
        return readYourWrites
                .read(exchange, LiveChange.PRODUCT, id, read, HotView::version)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("product", id)))
                .flatMap(product -> product.answer(exchange));
    }
}
