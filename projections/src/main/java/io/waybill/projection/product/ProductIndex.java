package io.waybill.projection.product;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.get.GetResult;
import io.waybill.projection.engine.BulkIndexer;
import io.waybill.projection.engine.ElasticsearchPlaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The Elasticsearch indices of products: how documents get into them. Beside each product there is, for each of its stock
 * items, a document that says whose it is and that no search finds.
 */
@Component
class ProductIndex {

    private static final String ALIAS = "waybill-products";

    /** Only a dead letter that is tried at the same moment writes to the same document. */
    private static final int MOST_TRIES = 20;

    private final ElasticsearchClient elasticsearch;
    private final ElasticsearchPlaces places;
    private final BulkIndexer documents;

    ProductIndex(ElasticsearchClient elasticsearch) {
        this.elasticsearch = elasticsearch;
        this.places = new ElasticsearchPlaces(elasticsearch, ALIAS, "200ms", ProductMapping::of);
        this.documents = new BulkIndexer(elasticsearch);
    }

    /** One index for each generation, and the alias {@code waybill-products} on the one that serves. */
    ElasticsearchPlaces places() {
        return places;
    }

    /**
     * The products of stock items.
     *
     * @param index the index
     * @param stockItems the stock items
     * @param opened those that a batch opened, which may not be in the index yet
     * @return the product of each, as far as it is known
     * @throws UncheckedIOException if Elasticsearch cannot be reached
     */
    Map<String, String> productsOf(String index, Collection<String> stockItems, Map<String, String> opened) {
        Map<String, String> products = new HashMap<>(opened);
        var others =
                stockItems.stream().filter(item -> !opened.containsKey(item)).toList();
        for (var found : get(index, others, List.of("productId"), Owner.class)) {
            var owner = found.source();
            if (owner != null && owner.productId() != null) {
                products.put(found.id(), owner.productId());
            }
        }
        return products;
    }

    /**
     * Brings the news of products into an index. A document that was changed meanwhile is read again.
     *
     * @param index the index
     * @param news the news of each product
     * @param opened the products of new stock items
     * @throws UncheckedIOException if Elasticsearch cannot be reached, or takes no more for the moment
     * @throws IllegalStateException if it refuses a document
     */
    void write(String index, Map<String, ProductNews> news, Map<String, String> opened) {
        List<BulkOperation> first = new ArrayList<>();
        opened.forEach((item, product) -> first.add(BulkOperation.of(
                operation -> operation.index(document -> document.id(item).document(new Owner(item, product))))));
        Collection<String> open = List.copyOf(news.keySet());
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            List<BulkOperation> operations = new ArrayList<>(tries == 0 ? first : List.of());
            for (var found : get(index, open, List.of("version", "shelves"), IndexedProduct.class)) {
                var operation = operation(found, Objects.requireNonNull(news.get(found.id())));
                if (operation != null) {
                    operations.add(operation);
                }
            }
            open = documents.write(index, operations.stream());
            if (open.isEmpty()) {
                return;
            }
        }
        throw new IllegalStateException("Products are changed by somebody else all the time: " + open);
    }

    private static @Nullable BulkOperation operation(GetResult<IndexedProduct> found, ProductNews news) {
        var before = found.source() == null ? IndexedProduct.NONE : found.source();
        Object document = news.document(before);
        var changes = document == null ? news.changes(before) : Map.<String, Object>of();
        if (document == null && changes.isEmpty()) {
            return null;
        }
        if (!found.found()) {
            Object created = document == null ? changes : document;
            return BulkOperation.of(operation ->
                    operation.create(create -> create.id(found.id()).document(created)));
        }
        if (document == null) {
            return BulkOperation.of(operation -> operation.update(update -> update.id(found.id())
                    .ifSeqNo(found.seqNo())
                    .ifPrimaryTerm(found.primaryTerm())
                    .action(action -> action.doc(changes))));
        }
        return BulkOperation.of(operation -> operation.index(replaced -> replaced.id(found.id())
                .ifSeqNo(found.seqNo())
                .ifPrimaryTerm(found.primaryTerm())
                .document(document)));
    }

    /** Reads documents as they are at this moment, whether a search finds them yet or not. */
    private <T> List<GetResult<T>> get(String index, Collection<String> ids, List<String> fields, Class<T> type) {
        if (ids.isEmpty()) {
            return List.of();
        }
        try {
            var answer = elasticsearch.mget(
                    get -> get.index(index).ids(List.copyOf(ids)).sourceIncludes(fields), type);
            return answer.docs().stream()
                    .map(item -> {
                        if (item.isFailure()) {
                            throw new IllegalStateException("Elasticsearch did not read "
                                    + item.failure().id() + ": "
                                    + item.failure().error().reason());
                        }
                        return item.result();
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Elasticsearch did not answer", e);
        }
    }

    /**
     * Whose a stock item is.
     *
     * @param id the stock item
     * @param productId the product
     */
    record Owner(@Nullable String id, @Nullable String productId) {}
}
