package io.waybill.query.product;

import co.elastic.clients.elasticsearch._types.SuggestMode;
import co.elastic.clients.elasticsearch.core.search.FieldSuggester;
import co.elastic.clients.elasticsearch.core.search.Suggester;
import co.elastic.clients.elasticsearch.core.search.Suggestion;
import co.elastic.clients.elasticsearch.core.search.TermSuggest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says what was probably meant by a text that nothing matches: each word that no name has is replaced by the most similar one
 * that some name has. A run of Thai is compared whole, with whole runs and with words, and then word by word, since a
 * misspelt one is seldom cut where it should be.
 */
final class DidYouMean {

    private static final String RUNS = "runs";
    private static final String RUNS_AS_WORDS = "runs-as-words";
    private static final String WORDS = "words";
    private static final int SHORTEST = 3;

    private DidYouMean() {}

    static Suggester wanted(String text) {
        return Suggester.of(suggest -> suggest.text(text)
                .suggesters(Map.of(
                        RUNS, in("name", "standard"),
                        RUNS_AS_WORDS, in("name.thai", "standard"),
                        WORDS, in("name.thai", "thai"))));
    }

    private static FieldSuggester in(String field, String analyzer) {
        return FieldSuggester.of(suggester -> suggester.term(term -> term.field(field)
                .analyzer(analyzer)
                .size(1)
                .suggestMode(SuggestMode.Missing)
                .minWordLength(SHORTEST)
                .prefixLength(1)));
    }

    /**
     * Reads what was suggested.
     *
     * @param text what was looked for
     * @param suggested the answer to {@link #wanted}
     * @param <T> what documents are read as
     * @return what was probably meant, absent if nothing like it is known
     */
    static <T> @Nullable String read(String text, Map<String, List<Suggestion<T>>> suggested) {
        Map<Integer, Correction> corrections = new TreeMap<>();
        for (String source : List.of(RUNS, RUNS_AS_WORDS, WORDS)) {
            for (var suggestion : suggested.getOrDefault(source, List.of())) {
                var correction = Correction.of(suggestion.term());
                if (correction != null && corrections.values().stream().noneMatch(correction::overlaps)) {
                    corrections.put(correction.from, correction);
                }
            }
        }
        var meant = new StringBuilder();
        int done = 0;
        for (var correction : corrections.values()) {
            meant.append(text, done, correction.from).append(correction.word);
            done = correction.to;
        }
        return corrections.isEmpty() ? null : meant.append(text.substring(done)).toString();
    }

    private record Correction(int from, int to, String word) {

        static @Nullable Correction of(TermSuggest suggest) {
            return suggest.options().isEmpty()
                    ? null
                    : new Correction(
                            suggest.offset(),
                            suggest.offset() + suggest.length(),
                            suggest.options().getFirst().text());
        }

        boolean overlaps(Correction other) {
            return from < other.to && other.from < to;
        }
    }
}
