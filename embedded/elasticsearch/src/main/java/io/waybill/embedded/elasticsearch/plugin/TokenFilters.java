package io.waybill.embedded.elasticsearch.plugin;

import com.ibm.icu.text.FilteredNormalizer2;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.elasticsearch.common.regex.Regex;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;

/**
 * The token filters that this system uses, with the parameters and defaults of the full server.
 *
 * @see <a href="https://www.elastic.co/docs/reference/text-analysis/token-filter-reference">Token filter reference</a>
 */
final class TokenFilters {

    private TokenFilters() {}

    static Map<String, AnalysisProvider<TokenFilterFactory>> all() {
        return Map.of(
                "asciifolding", normalizing(TokenFilters::asciiFolding),
                "decimal_digit", normalizing(settings -> DecimalDigitFilter::new),
                "icu_folding", normalizing(TokenFilters::icuFolding),
                "icu_normalizer", normalizing(TokenFilters::icuNormalizer),
                "edge_ngram", filter(TokenFilters::edgeNgram),
                "ngram", filter(TokenFilters::ngram),
                "pattern_replace", AnalysisPlugin.requiresAnalysisSettings(filter(TokenFilters::patternReplace)),
                "stemmer", filter(Stemmer::of));
    }

    /** Reads a filter's settings, once for each index; the step that comes back is applied to every text. */
    @FunctionalInterface
    interface Configured {
        Step with(Settings settings);
    }

    /** One step of an analysis chain. */
    @FunctionalInterface
    interface Step {
        TokenStream over(TokenStream input);
    }

    private static Step asciiFolding(Settings settings) {
        boolean preserveOriginal = settings.getAsBoolean("preserve_original", false);
        return input -> new ASCIIFoldingFilter(input, preserveOriginal);
    }

    private static Step icuFolding(Settings settings) {
        Normalizer2 folding = within(settings, ICUFoldingFilter.NORMALIZER);
        return input -> new ICUFoldingFilter(input, folding);
    }

    private static Step icuNormalizer(Settings settings) {
        Normalizer2.Mode mode = "decompose".equals(settings.get("mode", "compose"))
                ? Normalizer2.Mode.DECOMPOSE
                : Normalizer2.Mode.COMPOSE;
        Normalizer2 form = within(settings, Normalizer2.getInstance(null, settings.get("name", "nfkc_cf"), mode));
        return input -> new ICUNormalizer2Filter(input, form);
    }

    private static Step edgeNgram(Settings settings) {
        int shortest = settings.getAsInt("min_gram", 1);
        int longest = settings.getAsInt("max_gram", 2);
        boolean preserveOriginal = settings.getAsBoolean("preserve_original", false);
        return input -> new EdgeNGramTokenFilter(input, shortest, longest, preserveOriginal);
    }

    private static Step ngram(Settings settings) {
        int shortest = settings.getAsInt("min_gram", 1);
        int longest = settings.getAsInt("max_gram", 2);
        boolean preserveOriginal = settings.getAsBoolean("preserve_original", false);
        return input -> new NGramTokenFilter(input, shortest, longest, preserveOriginal);
    }

    private static Step patternReplace(Settings settings) {
        String expression = settings.get("pattern");
        if (expression == null) {
            throw new IllegalArgumentException("a token filter of type 'pattern_replace' needs a pattern");
        }
        Pattern pattern = Regex.compile(expression, settings.get("flags"));
        String replacement = settings.get("replacement", "");
        boolean all = settings.getAsBoolean("all", true);
        return input -> new PatternReplaceFilter(input, pattern, replacement, all);
    }

    private static Normalizer2 within(Settings settings, Normalizer2 form) {
        String set = settings.get("unicode_set_filter");
        return set == null ? form : new FilteredNormalizer2(form, new UnicodeSet(set).freeze());
    }

    private static AnalysisProvider<TokenFilterFactory> filter(Configured configured) {
        return (index, environment, name, settings) -> new Filter(name, configured.with(settings));
    }

    private static AnalysisProvider<TokenFilterFactory> normalizing(Configured configured) {
        return (index, environment, name, settings) -> new NormalizingFilter(name, configured.with(settings));
    }

    private static class Filter extends AbstractTokenFilterFactory {
        private final Step step;

        Filter(String name, Step step) {
            super(name);
            this.step = step;
        }

        @Override
        public TokenStream create(TokenStream input) {
            return step.over(input);
        }
    }

    /** May stand in a keyword field's normalizer too. */
    private static final class NormalizingFilter extends Filter implements NormalizingTokenFilterFactory {
        NormalizingFilter(String name, Step step) {
            super(name, step);
        }
    }
}
