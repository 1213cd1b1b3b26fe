package io.waybill.query.product;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.waybill.messages.product.ProductPage;
import io.waybill.messages.product.ProductView;
import io.waybill.messages.product.SearchProducts;
import io.waybill.query.Answer;
import io.waybill.query.Cursor;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds products by what is written about them, in Thai and in English. */
@Component
class ProductSearch {

    private static final String ALIAS = "waybill-products";

    /** What is searched; a hit in the name counts three times one in the description. */
    private static final List<String> FIELDS = List.of(
            "sku^5",
            "name^3",
            "name.thai^3",
            "name.english^3",
            "description",
            "description.thai",
            "description.english",
            "category");

    private final ElasticsearchAsyncClient elasticsearch;

    ProductSearch(ElasticsearchAsyncClient elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    @QueryHandler
    CompletableFuture<ProductPage> handle(SearchProducts query) {
        var request = request(query);
        return Answer.of(Mono.fromFuture(() -> elasticsearch.search(request, ProductView.class))
                .map(found -> page(found.hits().hits(), query.limit())));
    }

    private static SearchRequest request(SearchProducts query) {
        return SearchRequest.of(search -> {
            search.index(ALIAS)
                    // Before the first product there is no index yet: nothing is found.
                    .ignoreUnavailable(true)
                    .query(matching(query.text()))
                    .size(query.limit() + 1)
                    .trackTotalHits(track -> track.enabled(false))
                    .sort(sort -> sort.score(score -> score.order(SortOrder.Desc)))
                    .sort(sort -> sort.field(field -> field.field("id").order(SortOrder.Asc)));
            if (query.cursor() != null) {
                search.searchAfter(after(query.cursor()));
            }
            return search;
        });
    }

    private static Query matching(@Nullable String text) {
        return text == null
                ? Query.of(query -> query.matchAll(all -> all))
                : Query.of(query -> query.multiMatch(match -> match.query(text).fields(FIELDS)));
    }

    private static List<FieldValue> after(String cursor) {
        var values = Cursor.parse(cursor, 2).values();
        try {
            return List.of(FieldValue.of(Double.parseDouble(values.getFirst())), FieldValue.of(values.getLast()));
        } catch (NumberFormatException e) {
            throw Cursor.broken();
        }
    }

    private static ProductPage page(List<Hit<ProductView>> hits, int limit) {
        boolean more = hits.size() > limit;
        var shown = more ? hits.subList(0, limit) : hits;
        var items = shown.stream().map(Hit::source).filter(Objects::nonNull).toList();
        return new ProductPage(items, more ? cursor(shown.getLast()) : null);
    }

    private static String cursor(Hit<ProductView> last) {
        var sort = last.sort();
        return new Cursor(List.of(
                        Double.toString(sort.getFirst().doubleValue()),
                        sort.getLast().stringValue()))
                .token();
    }
}
