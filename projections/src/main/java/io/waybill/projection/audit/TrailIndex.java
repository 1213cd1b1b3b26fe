package io.waybill.projection.audit;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch._types.mapping.DynamicMapping;
import co.elastic.clients.elasticsearch._types.mapping.IndexOptions;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.indices.CreateIndexRequest;
import co.elastic.clients.elasticsearch.indices.IndexSettingsAnalysis;
import co.elastic.clients.elasticsearch.indices.SegmentSortOrder;
import io.waybill.projection.engine.BulkIndexer;
import io.waybill.projection.engine.ElasticsearchPlaces;
import io.waybill.projection.engine.ProjectedEvent;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.stereotype.Component;

/** The Elasticsearch indices of the audit trail: their mapping, and how documents get into them. */
@Component
class TrailIndex {

    private static final String ALIAS = "waybill-audit";
    private static final String WORDS = "thai_and_english";
    private static final String DIGITS = "digits";
    private static final String STOP_WORDS = "stop_words";
    private static final String STEMS = "stems";

    private final ElasticsearchPlaces places;
    private final BulkIndexer documents;

    TrailIndex(ElasticsearchClient elasticsearch) {
        this.places = new ElasticsearchPlaces(elasticsearch, ALIAS, null, TrailIndex::definition);
        this.documents = new BulkIndexer(elasticsearch);
    }

    /** One index for each generation, and the alias {@code waybill-audit} on the one that serves. */
    ElasticsearchPlaces places() {
        return places;
    }

    /**
     * Puts events into an index. The version of the aggregate is the version of the document, so doing it twice changes
     * nothing.
     *
     * @throws UncheckedIOException if Elasticsearch cannot be reached, or takes no more for the moment
     * @throws IllegalStateException if it refuses a document for another reason than its version
     */
    void write(String index, List<ProjectedEvent> events) {
        // Whatever has a later version there already is right.
        documents.write(index, events.stream().map(TrailDocument::of).map(TrailIndex::operation));
    }

    private static BulkOperation operation(TrailDocument entry) {
        return BulkOperation.of(operation -> operation.index(document -> document.id(entry.id())
                .version(entry.version())
                .versionType(VersionType.ExternalGte)
                .document(entry)));
    }

    private static CreateIndexRequest.Builder definition(CreateIndexRequest.Builder index) {
        return index.settings(settings -> settings.numberOfShards("1")
                        .numberOfReplicas("0")
                        .analysis(TrailIndex::words)
                        // Kept as it is asked for, so that a page ends where it is full, however many entries there
                        // are.
                        .sort(sort -> sort.field("position").order(SegmentSortOrder.Desc)))
                .mappings(TrailIndex::mapping);
    }

    /** Thai and English at once: what tells words apart leaves English ones whole, and what makes stems leaves Thai as it is. */
    private static IndexSettingsAnalysis.Builder words(IndexSettingsAnalysis.Builder analysis) {
        return analysis.filter(DIGITS, filter -> filter.definition(digits -> digits.decimalDigit(each -> each)))
                .filter(
                        STOP_WORDS,
                        filter -> filter.definition(words -> words.stop(stop -> stop.stopwords("_thai_", "_english_"))))
                .filter(
                        STEMS,
                        filter -> filter.definition(stems -> stems.stemmer(stemmer -> stemmer.language("english"))))
                .analyzer(
                        WORDS,
                        analyzer -> analyzer.custom(
                                custom -> custom.tokenizer("thai").filter("lowercase", DIGITS, STOP_WORDS, STEMS)));
    }

    private static TypeMapping.Builder mapping(TypeMapping.Builder mapping) {
        return mapping.dynamic(DynamicMapping.Strict)
                .properties("id", field -> field.keyword(keyword -> keyword))
                .properties("position", field -> field.long_(number -> number))
                // Looked for, and neither sorted nor counted by, so that no column of them is kept.
                .properties("at", field -> field.date(date -> date.docValues(false)))
                .properties("action", field -> field.keyword(keyword -> keyword.docValues(false)))
                .properties("entityType", field -> field.keyword(keyword -> keyword.docValues(false)))
                .properties("entityId", field -> field.keyword(keyword -> keyword.docValues(false)))
                .properties("userId", field -> field.keyword(keyword -> keyword.docValues(false)))
                .properties("requestId", field -> field.keyword(keyword -> keyword.docValues(false)))
                // Shown, and that is all.
                .properties(
                        "summary",
                        field -> field.keyword(keyword -> keyword.index(false).docValues(false)))
                .properties(
                        "version",
                        field -> field.long_(number -> number.index(false).docValues(false)))
                // Of a word only which entries have it.
                .properties(
                        "text",
                        field -> field.text(
                                text -> text.analyzer(WORDS).norms(false).indexOptions(IndexOptions.Docs)));
    }
}
