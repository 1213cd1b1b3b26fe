package io.waybill.query.product;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.mapping.FieldType;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.waybill.messages.product.ProductSuggestions;
import io.waybill.messages.product.ProductSuggestions.Suggestion;
import io.waybill.messages.product.SuggestProducts;
import io.waybill.query.Answer;
import io.waybill.query.Searches;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Says what somebody may be about to type, in Thai and in English. */
@Component
class ProductCompletion {

    private final Searches searches;

    ProductCompletion(Searches searches) {
        this.searches = searches;
    }

    @QueryHandler
    CompletableFuture<ProductSuggestions> handle(SuggestProducts query) {
        var request = request(query);
        return Answer.of(searches.search(request, Named.class)
                .map(found -> new ProductSuggestions(
                        found.hits().hits().stream()
                                .map(Hit::source)
                                .filter(Objects::nonNull)
                                .map(named -> new Suggestion(named.name(), named.id()))
                                .toList(),
                        null)));
    }

    private static SearchRequest request(SuggestProducts query) {
        return SearchRequest.of(search -> search.index(ProductSearch.ALIAS)
                .ignoreUnavailable(true)
                .query(Query.of(matching -> matching.bool(
                        bool -> bool.must(ProductText.begun(query.text())).filter(ProductFilters.TRADED))))
                // Several products may have one name.
                .collapse(same -> same.field("name.exact"))
                .source(source -> source.filter(fields -> fields.includes("id", "name")))
                .trackTotalHits(track -> track.enabled(false))
                .sort(SortOptions.of(by -> by.score(score -> score.order(SortOrder.Desc))))
                .sort(SortOptions.of(by -> by.field(
                        name -> name.field("nameKey").order(SortOrder.Asc).unmappedType(FieldType.Keyword))))
                .size(query.limit()));
    }

    /**
     * What is needed of a document.
     *
     * @param id the product
     * @param name its name
     */
    record Named(String id, String name) {}
}
