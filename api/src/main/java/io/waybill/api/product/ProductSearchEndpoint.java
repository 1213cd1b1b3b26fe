package io.waybill.api.product;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.waybill.api.message.Paging;
import io.waybill.api.message.Queries;
import io.waybill.messages.product.ProductPage;
import io.waybill.messages.product.ProductSuggestions;
import io.waybill.messages.product.SearchProducts;
import io.waybill.messages.product.SuggestProducts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Finding products. */
@RestController
@RequestMapping("/api/products")
class ProductSearchEndpoint {

    private final Queries queries;

    ProductSearchEndpoint(Queries queries) {
        this.queries = queries;
    }

    @GetMapping
    @Operation(
            summary = "Search products in Thai and English; without q, all of them",
            description =
                    "Prices are compared as numbers, each in its own currency. Where nothing is as `q` is written,"
                            + " what looks much like it is found, and `suggest` says what was probably meant. Each facet"
                            + " keeps to `q` and to the filters, except its own. Highlights are HTML.")
    Mono<ProductPage> search(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Parameter(example = "99.50") @Nullable String minPrice,
            @RequestParam(required = false) @Parameter(example = "500") @Nullable String maxPrice,
            @RequestParam(required = false) @Nullable Boolean inStock,
            @RequestParam(required = false)
                    @Parameter(
                            schema =
                                    @Schema(
                                            allowableValues = {"relevance", "name", "-name", "price", "-price", "newest"
                                            }))
                    @Nullable
                    String sort,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        String text = q == null || q.isBlank() ? null : Paging.text("q", q).strip();
        return queries.ask(
                new SearchProducts(
                        text,
                        category == null ? null : Paging.text("category", category),
                        SearchParameters.price("minPrice", minPrice),
                        SearchParameters.price("maxPrice", maxPrice),
                        inStock,
                        SearchParameters.sort(sort),
                        Paging.limit(limit),
                        cursor),
                ProductPage.class);
    }

    @GetMapping("/suggest")
    @Operation(summary = "Names of products that somebody may be about to type, in Thai and in English")
    Mono<ProductSuggestions> suggest(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String limit) {
        int most = Paging.limit(limit);
        return q == null || q.isBlank()
                ? Mono.just(new ProductSuggestions(List.of(), null))
                : queries.ask(new SuggestProducts(Paging.text("q", q).strip(), most), ProductSuggestions.class);
    }
}
