package io.waybill.query.product;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.elasticsearch.core.search.HighlighterEncoder;
import co.elastic.clients.elasticsearch.core.search.HighlighterType;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.util.NamedValue;
import io.waybill.messages.product.FoundProduct;
import io.waybill.messages.product.ProductPage;
import io.waybill.messages.product.ProductView;
import io.waybill.messages.product.SearchProducts;
import io.waybill.query.Answer;
import io.waybill.query.Searches;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Finds products by what is written about them, in Thai and in English. Where nothing at all is as it is written, whatever
 * the filters, what looks much like it is found instead.
 */
@Component
class ProductSearch {

    /** What readers see of the indices. */
    static final String ALIAS = "waybill-products";

    private static final String IN_STOCK = "inStock";
    private static final int PIECE_OF_DESCRIPTION = 150;
    private static final int MOST_PIECES = 2;

    private final Searches searches;

    ProductSearch(Searches searches) {
        this.searches = searches;
    }

    @QueryHandler
    CompletableFuture<ProductPage> handle(SearchProducts query) {
        var order = query.cursor() == null
                ? new ProductOrder(query.sort(), false)
                : ProductOrder.of(query.sort(), query.cursor());
        return Answer.of(search(query, order)
                .flatMap(found ->
                        query.text() != null && query.cursor() == null && FacetCounts.found(found.aggregations()) == 0
                                ? forgiving(query)
                                : Mono.just(page(query, order, found))));
    }

    private Mono<ProductPage> forgiving(SearchProducts query) {
        var order = new ProductOrder(query.sort(), true);
        return search(query, order).map(found -> page(query, order, found));
    }

    private Mono<SearchResponse<ProductView>> search(SearchProducts query, ProductOrder order) {
        var request = request(query, order);
        return searches.search(request, ProductView.class);
    }

    private static SearchRequest request(SearchProducts query, ProductOrder order) {
        var filters = new ProductFilters(query);
        String text = query.text();
        return SearchRequest.of(search -> {
            search.index(ALIAS)
                    // Before the first product there is no index yet: nothing is found.
                    .ignoreUnavailable(true)
                    .query(matching(query, order))
                    .postFilter(filters.all())
                    .aggregations(FacetCounts.wanted(filters))
                    .size(query.limit() + 1)
                    .trackTotalHits(track -> track.enabled(false))
                    .docvalueFields(stock -> stock.field(IN_STOCK))
                    .sort(order.options());
            if (text != null) {
                search.highlight(highlight());
            }
            if (text != null && order.forgiving()) {
                search.suggest(DidYouMean.wanted(text));
            }
            if (query.cursor() != null) {
                search.searchAfter(order.after(query.cursor()));
            }
            return search;
        });
    }

    private static Query matching(SearchProducts query, ProductOrder order) {
        String text = query.text();
        return Query.of(matching -> matching.bool(bool -> {
            if (text != null) {
                bool.must(order.forgiving() ? ProductText.misspelt(text) : ProductText.written(text));
            }
            return bool.filter(ProductFilters.TRADED);
        }));
    }

    private static Highlight highlight() {
        var name = field("name").numberOfFragments(0).build();
        var description = field("description")
                .fragmentSize(PIECE_OF_DESCRIPTION)
                .numberOfFragments(MOST_PIECES)
                .build();
        return Highlight.of(highlight -> highlight
                .type(HighlighterType.Unified)
                .encoder(HighlighterEncoder.Html)
                .fields(NamedValue.of("name", name), NamedValue.of("description", description)));
    }

    private static HighlightField.Builder field(String name) {
        return new HighlightField.Builder().matchedFields(name, name + ".thai", name + ".english");
    }

    private static ProductPage page(SearchProducts query, ProductOrder order, SearchResponse<ProductView> found) {
        var hits = found.hits().hits();
        boolean more = hits.size() > query.limit();
        var shown = more ? hits.subList(0, query.limit()) : hits;
        String text = query.text();
        return new ProductPage(
                shown.stream().flatMap(ProductSearch::product).toList(),
                more ? order.cursor(shown.getLast().sort()) : null,
                FacetCounts.read(found.aggregations()),
                text == null || !order.forgiving() ? null : DidYouMean.read(text, found.suggest()));
    }

    private static Stream<FoundProduct> product(Hit<ProductView> hit) {
        var product = hit.source();
        return product == null ? Stream.empty() : Stream.of(FoundProduct.of(product, isInStock(hit), hit.highlight()));
    }

    private static boolean isInStock(Hit<ProductView> hit) {
        var values = hit.fields().get(IN_STOCK);
        return values != null && values.to(List.class).contains(true);
    }
}
