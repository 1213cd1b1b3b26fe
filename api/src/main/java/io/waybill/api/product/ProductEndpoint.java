package io.waybill.api.product;

import io.swagger.v3.oas.annotations.Operation;
import io.waybill.api.live.ReadYourWrites;
import io.waybill.api.message.Commands;
import io.waybill.api.message.Paging;
import io.waybill.api.message.Preconditions;
import io.waybill.api.message.Queries;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.request.RequestIdentity;
import io.waybill.api.security.SignedInUser;
import io.waybill.messages.live.LiveChange;
import io.waybill.messages.product.FindProduct;
import io.waybill.messages.product.ProductPage;
import io.waybill.messages.product.ProductView;
import io.waybill.messages.product.RegisterProduct;
import io.waybill.messages.product.SearchProducts;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

/** The catalogue. */
@RestController
@RequestMapping("/api/products")
class ProductEndpoint {

    private final Commands commands;
    private final Queries queries;
    private final ReadYourWrites readYourWrites;

    ProductEndpoint(Commands commands, Queries queries, ReadYourWrites readYourWrites) {
        this.commands = commands;
        this.queries = queries;
        this.readYourWrites = readYourWrites;
    }

    @PostMapping
    @Operation(summary = "Add a product; opens its stock item where a quantity or a location is given")
    Mono<ResponseEntity<ProductView>> register(
            @Valid @RequestBody ProductRequest request,
            @AuthenticationPrincipal SignedInUser user,
            ServerWebExchange exchange) {
        var command = new RegisterProduct(
                RequestIdentity.of(exchange).newId(),
                request.details(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                request.openingStock());
        return commands.<ProductView>send(command, user, exchange).flatMap(registered -> answer(registered, exchange));
    }

    private Mono<ResponseEntity<ProductView>> answer(ProductView registered, ServerWebExchange exchange) {
        var patience = ReadYourWrites.wanted(exchange);
        if (patience == null) {
            return Mono.just(response(HttpStatus.CREATED, registered));
        }
        return readYourWrites
                .await(
                        LiveChange.PRODUCT,
                        registered.id(),
                        registered.version(),
                        queries.ask(new FindProduct(registered.id()), ProductView.class),
                        ProductView::version,
                        patience)
                .map(view -> response(HttpStatus.CREATED, view))
                .defaultIfEmpty(response(HttpStatus.ACCEPTED, registered));
    }

    private static ResponseEntity<ProductView> response(HttpStatus status, ProductView view) {
        return ResponseEntity.status(status)
                .location(URI.create("/api/products/" + view.id()))
                .eTag(Preconditions.eTag(view.version()))
                .body(view);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One product")
    Mono<ResponseEntity<ProductView>> find(@PathVariable String id) {
        return queries.ask(new FindProduct(id), ProductView.class)
                .map(view -> ResponseEntity.ok()
                        .eTag(Preconditions.eTag(view.version()))
                        .body(view))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("product", id)));
    }

    @GetMapping
    @Operation(summary = "Search products in Thai and English; without q, all of them")
    Mono<ProductPage> search(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        String text = q == null || q.isBlank() ? null : Paging.text("q", q);
        return queries.ask(new SearchProducts(text, Paging.limit(limit), cursor), ProductPage.class);
    }
}
