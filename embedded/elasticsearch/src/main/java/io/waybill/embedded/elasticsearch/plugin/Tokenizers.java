package io.waybill.embedded.elasticsearch.plugin;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.th.ThaiTokenizer;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

/**
 * {@code thai} and {@code icu_tokenizer}, which cut text into words where no space separates them, and the plain
 * {@code keyword} and {@code whitespace}.
 */
final class Tokenizers {

    private Tokenizers() {}

    static Map<String, AnalysisProvider<TokenizerFactory>> all() {
        return Map.of(
                "keyword", tokenizer(KeywordTokenizer::new),
                "whitespace", tokenizer(WhitespaceTokenizer::new),
                "thai", tokenizer(ThaiTokenizer::new),
                "icu_tokenizer", tokenizer(() -> new ICUTokenizer(new DefaultICUTokenizerConfig(true, true))));
    }

    private static AnalysisProvider<TokenizerFactory> tokenizer(Supplier<Tokenizer> tokenizer) {
        return (index, environment, name, settings) -> TokenizerFactory.newFactory(name, tokenizer);
    }
}
