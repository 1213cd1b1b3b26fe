package io.waybill.projection.product;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.indices.CreateIndexRequest;
import io.waybill.messages.product.ProductView;
import io.waybill.projection.engine.ElasticsearchPlaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The Elasticsearch indices of products: their mapping, and how documents get into them. */
@Component
class ProductIndex {

    private static final String ALIAS = "waybill-products";
    private static final int CONFLICT = 409;

    private final ElasticsearchClient elasticsearch;
    private final ElasticsearchPlaces places;

    ProductIndex(ElasticsearchClient elasticsearch) {
        this.elasticsearch = elasticsearch;
        this.places = new ElasticsearchPlaces(elasticsearch, ALIAS, ProductIndex::definition);
    }

    /** One index for each generation, and the alias {@code waybill-products} on the one that serves. */
    ElasticsearchPlaces places() {
        return places;
    }

    /**
     * Puts the newest versions of some products into an index and takes others out. The version of the aggregate is the
     * version of the document, so doing it twice, or late, changes nothing.
     *
     * @throws UncheckedIOException if Elasticsearch cannot be reached
     * @throws IllegalStateException if it refuses a document for another reason than an older version
     */
    void write(String index, Map<String, ProductView> products, Map<String, Long> removed) {
        var bulk = new BulkRequest.Builder().index(index);
        for (var product : products.values()) {
            bulk.operations(operation -> operation.index(document -> document.id(product.id())
                    .version(product.version())
                    .versionType(VersionType.ExternalGte)
                    .document(product)));
        }
        removed.forEach((id, version) -> bulk.operations(operation ->
                operation.delete(document -> document.id(id).version(version).versionType(VersionType.ExternalGte))));
        try {
            elasticsearch.bulk(bulk.build()).items().forEach(ProductIndex::check);
        } catch (IOException e) {
            throw new UncheckedIOException("Elasticsearch did not take the products", e);
        }
    }

    private static void check(BulkResponseItem item) {
        if (item.error() != null && item.status() != CONFLICT) {
            throw new IllegalStateException("Elasticsearch refused product " + item.id() + ": "
                    + item.error().reason());
        }
    }

    private static CreateIndexRequest.Builder definition(CreateIndexRequest.Builder index) {
        return index.settings(settings -> settings.numberOfShards("1")
                        .numberOfReplicas("0")
                        .refreshInterval(interval -> interval.time("200ms"))
                        .analysis(analysis -> analysis.normalizer(
                                "ignoring_case",
                                normalizer -> normalizer.custom(custom -> custom.filter("lowercase")))))
                .mappings(ProductIndex::mapping);
    }

    private static TypeMapping.Builder mapping(TypeMapping.Builder mapping) {
        return mapping.properties("id", field -> field.keyword(keyword -> keyword))
                .properties("sku", field -> field.keyword(keyword -> keyword.normalizer("ignoring_case")))
                .properties("category", field -> field.keyword(keyword -> keyword))
                .properties("createdAt", field -> field.date(date -> date))
                .properties("attributes", field -> field.object(object -> object.enabled(false)))
                // Either language may be searched in, so either analysis is kept.
                .properties(
                        "name",
                        field -> field.text(text -> text.fields("thai", thai -> thai.text(t -> t.analyzer("thai")))
                                .fields("english", english -> english.text(t -> t.analyzer("english")))))
                .properties(
                        "description",
                        field -> field.text(text -> text.fields("thai", thai -> thai.text(t -> t.analyzer("thai")))
                                .fields("english", english -> english.text(t -> t.analyzer("english")))));
    }
}
