package io.waybill.embedded.elasticsearch.plugin;

import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.elasticsearch.common.settings.Settings;
import org.tartarus.snowball.ext.EnglishStemmer;

/** The English algorithms of the full server's {@code stemmer} filter, under the names it gives them. */
final class Stemmer {

    private Stemmer() {}

    /** {@code language}, or its older name {@code name}, chooses the algorithm; without one it is Porter's. */
    static TokenFilters.Step of(Settings settings) {
        String language = settings.get("language", settings.get("name", "porter"));
        return switch (language) {
            case "english", "porter" -> PorterStemFilter::new;
            case "porter2" -> input -> new SnowballFilter(input, new EnglishStemmer());
            case "light_english", "kstem" -> KStemFilter::new;
            case "minimal_english" -> EnglishMinimalStemFilter::new;
            case "possessive_english" -> EnglishPossessiveFilter::new;
            default ->
                throw new IllegalArgumentException(
                        "stemmer [" + language + "] is not in the embedded Elasticsearch, which has only English ones");
        };
    }
}
