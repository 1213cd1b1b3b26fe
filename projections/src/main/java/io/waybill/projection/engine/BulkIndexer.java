package io.waybill.projection.engine;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/** Writes the documents that a batch came to into an index of Elasticsearch. */
public final class BulkIndexer {

    /**
     * So many documents go together. A whole batch is more, so that Elasticsearch writes some while others are put into words,
     * and with all its processors.
     */
    private static final int PORTION = 250;

    private static final int CONFLICT = 409;

    /** Longer than the client waits for a server that does not answer. */
    private static final int LONGEST_WAIT_SECONDS = 60;

    private final ElasticsearchAsyncClient elasticsearch;

    /**
     * For any index.
     *
     * @param elasticsearch the server
     */
    public BulkIndexer(ElasticsearchClient elasticsearch) {
        this.elasticsearch = new ElasticsearchAsyncClient(elasticsearch._transport());
    }

    /**
     * Writes; blocks until all of it is answered, whether or not it is taken.
     *
     * @param index the index
     * @param operations what to write, of each document one; nothing is asked of them before it is to be sent
     * @return the ids of documents that have another version than they should; those are as they were
     * @throws UncheckedIOException if Elasticsearch cannot be reached, or takes no more for the moment
     * @throws IllegalStateException if it refuses a document
     */
    public Collection<String> write(String index, Stream<BulkOperation> operations) {
        List<CompletableFuture<BulkResponse>> answers = new ArrayList<>();
        try {
            operations
                    .gather(Gatherers.windowFixed(PORTION))
                    .forEach(portion -> answers.add(elasticsearch
                            .bulk(bulk -> bulk.index(index).operations(portion))
                            .orTimeout(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)));
        } finally {
            // Whoever goes on after a failure, for example with dropping the index, finds nothing on its way there.
            awaitAll(answers);
        }
        return answers.stream()
                .flatMap(answer -> items(answer).stream())
                .filter(BulkIndexer::isConflict)
                .map(BulkResponseItem::id)
                .toList();
    }

    private static void awaitAll(List<? extends CompletableFuture<?>> answers) {
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .exceptionally(failure -> null)
                .join();
    }

    private static List<BulkResponseItem> items(CompletableFuture<BulkResponse> answer) {
        try {
            return answer.join().items();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException away) {
                throw new UncheckedIOException("Elasticsearch did not answer", away);
            }
            throw e;
        }
    }

    private static boolean isConflict(BulkResponseItem item) {
        if (item.error() == null) {
            return false;
        }
        if (item.status() != CONFLICT) {
            String refusal =
                    "Elasticsearch refused " + item.id() + ": " + item.error().reason();
            throw Outage.isBehind(item.status())
                    ? new UncheckedIOException(new IOException(refusal))
                    : new IllegalStateException(refusal);
        }
        return true;
    }
}
