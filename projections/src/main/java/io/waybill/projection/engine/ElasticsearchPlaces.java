package io.waybill.projection.engine;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.elasticsearch.indices.CreateIndexRequest;
import co.elastic.clients.json.JsonData;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Generations as indices of Elasticsearch. What readers see is an alias. Every document has its id in the field {@code id}. */
public final class ElasticsearchPlaces implements Places {

    private static final int PAGE = 1_000;
    private static final int MOST_DIFFERENCES = 1_000;
    private static final String NEVER = "-1";

    private final ElasticsearchClient elasticsearch;
    private final String alias;
    private final @Nullable String refreshInterval;
    private final UnaryOperator<CreateIndexRequest.Builder> definition;

    /**
     * The places of one projection.
     *
     * @param elasticsearch the server
     * @param alias what readers search
     * @param refreshInterval after how long searches find what was written, for example {@code 200ms}; null for Elasticsearch's own
     *     way: a second as long as somebody searches, and not at all while nobody does, but before the next search
     * @param definition other settings, and mappings, of an index
     */
    public ElasticsearchPlaces(
            ElasticsearchClient elasticsearch,
            String alias,
            @Nullable String refreshInterval,
            UnaryOperator<CreateIndexRequest.Builder> definition) {
        this.elasticsearch = elasticsearch;
        this.alias = alias;
        this.refreshInterval = refreshInterval;
        this.definition = definition;
    }

    @Override
    public String store() {
        return "Elasticsearch";
    }

    @Override
    public String name(int generation) {
        return alias + '-' + generation;
    }

    @Override
    public void create(int generation) {
        run(() -> {
            try {
                elasticsearch
                        .indices()
                        .create(definition
                                .apply(new CreateIndexRequest.Builder().index(name(generation)))
                                .build());
                // Nobody searches it before it serves, and a segment for every few hundred documents costs.
                refreshEvery(NEVER, generation);
            } catch (ElasticsearchException e) {
                if (!"resource_already_exists_exception".equals(e.error().type())) {
                    throw e;
                }
            }
        });
    }

    @Override
    public void drop(int generation) {
        run(() -> elasticsearch
                .indices()
                .delete(index -> index.index(name(generation)).ignoreUnavailable(true)));
    }

    @Override
    public void serve(int generation) {
        run(() -> {
            refreshEvery(refreshInterval, generation);
            elasticsearch.indices().refresh(refresh -> refresh.index(name(generation)));
            // Both actions are one step: a search meets the one index or the other.
            elasticsearch
                    .indices()
                    .updateAliases(update -> update.actions(action -> action.remove(
                                    old -> old.index(alias + "-*").alias(alias).mustExist(false)))
                            .actions(action -> action.add(
                                    now -> now.index(name(generation)).alias(alias))));
        });
    }

    private void refreshEvery(@Nullable String interval, int generation) throws IOException {
        // Null takes the setting away again; the client's own field for it would leave it as it is.
        var value = JsonData.of(interval == null ? JsonValue.NULL : interval);
        elasticsearch
                .indices()
                .putSettings(change -> change.index(name(generation))
                        .settings(settings -> settings.otherSettings("refresh_interval", value)));
    }

    @Override
    public Collection<String> differences(int one, int other) {
        List<String> keys = new ArrayList<>();
        run(() -> {
            elasticsearch.indices().refresh(refresh -> refresh.index(name(one), name(other)));
            var left = new Documents(name(one));
            var right = new Documents(name(other));
            while (keys.size() < MOST_DIFFERENCES && (left.isThere() || right.isThere())) {
                int order = Documents.compare(left, right);
                if (order != 0 || !left.isSameAs(right)) {
                    keys.add(order <= 0 ? left.id() : right.id());
                }
                if (order <= 0) {
                    left.next();
                }
                if (order >= 0) {
                    right.next();
                }
            }
        });
        return keys;
    }

    private static void run(Call call) {
        try {
            call.run();
        } catch (IOException e) {
            throw new UncheckedIOException("Elasticsearch did not answer", e);
        }
    }

    /** Something that needs the server. */
    private interface Call {
        void run() throws IOException;
    }

    /** The documents of an index in the order of their ids. */
    private final class Documents {

        private final String index;
        private Iterator<Hit<Map<String, Object>>> page =
                List.<Hit<Map<String, Object>>>of().iterator();
        private @Nullable Hit<Map<String, Object>> current;
        private String last = "";

        Documents(String index) throws IOException {
            this.index = index;
            next();
        }

        void next() throws IOException {
            if (!page.hasNext()) {
                page = read().iterator();
            }
            current = page.hasNext() ? page.next() : null;
            last = current == null ? last : id();
        }

        @SuppressWarnings({"unchecked", "rawtypes"}) // A document is a JSON object, and those are maps by their names.
        private List<Hit<Map<String, Object>>> read() throws IOException {
            List hits = elasticsearch
                    .search(
                            search -> search.index(index)
                                    .size(PAGE)
                                    .sort(sort -> sort.field(field -> field.field("id")))
                                    .searchAfter(last),
                            Map.class)
                    .hits()
                    .hits();
            return hits;
        }

        boolean isThere() {
            return current != null;
        }

        String id() {
            return Objects.requireNonNull(Objects.requireNonNull(current).id());
        }

        boolean isSameAs(Documents other) {
            var mine = Objects.requireNonNull(current);
            var theirs = Objects.requireNonNull(other.current);
            // What they show tells its version; how often they were written for it does not matter.
            return Objects.equals(mine.source(), theirs.source());
        }

        /** Below 0 if the first is at an earlier document, above 0 if the second is. */
        static int compare(Documents first, Documents second) {
            if (!first.isThere() || !second.isThere()) {
                return first.isThere() ? -1 : 1;
            }
            return first.id().compareTo(second.id());
        }
    }
}
