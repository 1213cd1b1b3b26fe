package io.waybill.query;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Asks Elasticsearch, on threads of their own: its client takes a lock to find a connection, and waits for it where several
 * ask at once, which an event loop must not. Nobody waits here for an answer.
 */
@Component
public class Searches {

    private static final int THREADS = 2;
    private static final int MOST_WAITING = 1_000;

    private final ElasticsearchAsyncClient elasticsearch;
    private final Scheduler threads = Schedulers.newBoundedElastic(THREADS, MOST_WAITING, "searches");

    Searches(ElasticsearchAsyncClient elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    /**
     * Searches.
     *
     * @param request what for
     * @param document the type of what is found
     * @param <T> the type of what is found
     * @return the answer; fails if Elasticsearch does, and with an {@link IOException} if too many are waiting already
     */
    public <T> Mono<SearchResponse<T>> search(SearchRequest request, Class<T> document) {
        return Mono.fromFuture(() -> elasticsearch.search(request, document))
                .subscribeOn(threads)
                .onErrorMap(RejectedExecutionException.class, IOException::new);
    }

    @PreDestroy
    void stop() {
        threads.dispose();
    }
}
