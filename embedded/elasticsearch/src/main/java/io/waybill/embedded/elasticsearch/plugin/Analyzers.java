package io.waybill.embedded.elasticsearch.plugin;

import java.util.Map;
import java.util.function.BiFunction;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.analysis.AbstractIndexAnalyzerProvider;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.AnalyzerProvider;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

/** The language analyzers {@code thai} and {@code english}, with the full server's {@code stopwords} settings. */
final class Analyzers {

    private Analyzers() {}

    static Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> all() {
        return Map.of("thai", analyzer(Analyzers::thai), "english", analyzer(Analyzers::english));
    }

    private static Analyzer thai(Environment environment, Settings settings) {
        return new ThaiAnalyzer(Analysis.parseStopWords(environment, settings, ThaiAnalyzer.getDefaultStopSet()));
    }

    private static Analyzer english(Environment environment, Settings settings) {
        return new EnglishAnalyzer(
                Analysis.parseStopWords(environment, settings, EnglishAnalyzer.getDefaultStopSet()),
                Analysis.parseStemExclusion(settings, CharArraySet.EMPTY_SET));
    }

    private static AnalysisProvider<AnalyzerProvider<? extends Analyzer>> analyzer(
            BiFunction<Environment, Settings, Analyzer> create) {
        return (index, environment, name, settings) -> {
            Analyzer analyzer = create.apply(environment, settings);
            return new AbstractIndexAnalyzerProvider<Analyzer>(name) {
                @Override
                public Analyzer get() {
                    return analyzer;
                }
            };
        };
    }
}
