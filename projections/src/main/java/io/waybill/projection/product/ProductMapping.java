package io.waybill.projection.product;

import co.elastic.clients.elasticsearch._types.analysis.Analyzer;
import co.elastic.clients.elasticsearch._types.mapping.Property;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import co.elastic.clients.elasticsearch.indices.CreateIndexRequest;
import co.elastic.clients.elasticsearch.indices.IndexSettingsAnalysis;
import co.elastic.clients.util.ObjectBuilder;
import java.util.List;

/**
 * How texts of products are analysed and kept. A text may be in either language, so either analysis is kept: {@code thai}
 * cuts words where no space separates them, {@code english} knows plurals. The plain field cuts at spaces only, which keeps a
 * run of Thai in one piece, and shows terms as they are written.
 */
final class ProductMapping {

    private static final String IGNORING_CASE = "ignoring_case";
    private static final String BEGINNINGS = "beginnings";
    private static final String THAI_BEGINNINGS = "thai_beginnings";
    private static final String THAI_WORDS = "thai_words";
    private static final String PIECES = "pieces";

    /** What is left out most often where Thai is misspelt: the marks for tones, shortness and silence. */
    private static final String MARKS = "[\\u0E47-\\u0E4E]";

    private static final int PIECE = 3;
    private static final int LONGEST_BEGINNING = 20;

    private ProductMapping() {}

    static CreateIndexRequest.Builder of(CreateIndexRequest.Builder index) {
        return index.settings(settings ->
                        settings.numberOfShards("1").numberOfReplicas("0").analysis(ProductMapping::analysis))
                .mappings(ProductMapping::mapping);
    }

    private static IndexSettingsAnalysis.Builder analysis(IndexSettingsAnalysis.Builder analysis) {
        return analysis.normalizer(IGNORING_CASE, normalizer -> normalizer.custom(custom -> custom.filter("lowercase")))
                .filter(
                        BEGINNINGS,
                        filter -> filter.definition(definition -> definition.edgeNgram(
                                beginning -> beginning.minGram(1).maxGram(LONGEST_BEGINNING))))
                .filter(
                        PIECES,
                        filter -> filter.definition(definition ->
                                definition.ngram(piece -> piece.minGram(PIECE).maxGram(PIECE))))
                .filter(
                        "without_marks",
                        filter -> filter.definition(definition -> definition.patternReplace(
                                marks -> marks.pattern(MARKS).replacement(""))))
                .analyzer(BEGINNINGS, analyzer("standard", "lowercase", BEGINNINGS))
                .analyzer(THAI_BEGINNINGS, analyzer("thai", "lowercase", BEGINNINGS))
                .analyzer(THAI_WORDS, analyzer("thai", "lowercase"))
                .analyzer(PIECES, analyzer("keyword", "lowercase", "without_marks", PIECES));
    }

    private static Analyzer analyzer(String tokenizer, String... filters) {
        return Analyzer.of(analyzer ->
                analyzer.custom(custom -> custom.tokenizer(tokenizer).filter(List.of(filters))));
    }

    private static TypeMapping.Builder mapping(TypeMapping.Builder mapping) {
        return mapping.properties("id", field -> field.keyword(keyword -> keyword))
                .properties("sku", field -> field.keyword(keyword -> keyword.normalizer(IGNORING_CASE)))
                .properties("category", field -> field.keyword(keyword -> keyword))
                .properties("createdAt", field -> field.date(date -> date))
                .properties("discontinuedAt", field -> field.date(date -> date))
                .properties("version", field -> field.long_(number -> number))
                .properties("amount", field -> field.long_(number -> number))
                .properties("nameKey", field -> field.keyword(keyword -> keyword.index(false)))
                .properties("inStock", field -> field.boolean_(flag -> flag))
                .properties("productId", field -> field.keyword(keyword -> keyword.index(false)))
                .properties("price", ProductMapping::kept)
                .properties("attributes", ProductMapping::kept)
                .properties("dimensionsMm", ProductMapping::kept)
                .properties("shelves", ProductMapping::kept)
                .properties(
                        "name",
                        field -> field.text(text -> text.fields("thai", inThai())
                                .fields("english", inEnglish())
                                .fields("exact", exact -> exact.keyword(keyword -> keyword.normalizer(IGNORING_CASE)))
                                .fields(
                                        BEGINNINGS,
                                        begun -> begun.text(
                                                t -> t.analyzer(BEGINNINGS).searchAnalyzer("standard")))
                                .fields(
                                        THAI_BEGINNINGS,
                                        begun -> begun.text(
                                                t -> t.analyzer(THAI_BEGINNINGS).searchAnalyzer(THAI_WORDS)))
                                .fields(PIECES, pieces -> pieces.text(t -> t.analyzer(PIECES)))))
                .properties(
                        "description",
                        field ->
                                field.text(text -> text.fields("thai", inThai()).fields("english", inEnglish())));
    }

    private static ObjectBuilder<Property> kept(Property.Builder field) {
        return field.object(object -> object.enabled(false));
    }

    private static Property inThai() {
        return Property.of(field -> field.text(text -> text.analyzer("thai")));
    }

    private static Property inEnglish() {
        return Property.of(field -> field.text(text -> text.analyzer("english")));
    }
}
