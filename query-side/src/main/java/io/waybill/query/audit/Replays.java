package io.waybill.query.audit;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Replays aggregates on a few threads of their own, where reading may block. */
@Component
class Replays {

    private static final int THREADS = 4;
    private static final int MOST_WAITING = 100;

    private final AxonServerConnectionManager connections;
    private final Serializer eventSerializer;
    private final EventUpcasterChain upcasters;
    private final Scheduler threads = Schedulers.newBoundedElastic(THREADS, MOST_WAITING, "audit-replay");

    Replays(
            AxonServerConnectionManager connections,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            EventUpcasterChain upcasters) {
        this.connections = connections;
        this.eventSerializer = eventSerializer;
        this.upcasters = upcasters;
    }

    /** Opens the events of an aggregate from a sequence number on, for {@link #run}. */
    Replay open(String aggregateId, long first) {
        return new Replay(connections, eventSerializer, upcasters, aggregateId, first);
    }

    /**
     * Does something that replays.
     *
     * @return what it gives, or empty for nothing; fails with an {@link IOException} if a server is away, or too many are
     *     waiting already
     */
    <T> Mono<T> run(Callable<? extends T> work) {
        return Mono.<T>fromCallable(work)
                .subscribeOn(threads)
                .onErrorMap(RejectedExecutionException.class, IOException::new)
                .onErrorMap(UncheckedIOException.class, UncheckedIOException::getCause)
                // The keys of persons.
                .onErrorMap(DataAccessResourceFailureException.class, IOException::new);
    }

    @PreDestroy
    void stop() {
        threads.dispose();
    }
}
