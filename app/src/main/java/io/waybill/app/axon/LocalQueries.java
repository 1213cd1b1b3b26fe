package io.waybill.app.axon;

import io.micrometer.tracing.Span;
import io.waybill.app.observe.TracedMessages;
import java.lang.reflect.Type;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.queryhandling.GenericQueryResponseMessage;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.QueryResponseMessage;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.jspecify.annotations.Nullable;

/** The queries that are answered in this process. */
final class LocalQueries extends SimpleQueryBus {

    private final Set<String> ofQuerySide;
    private final Executor answers;
    private final TracedMessages traced;
    private final Set<String> answeredWithoutWaiting = ConcurrentHashMap.newKeySet();

    /**
     * Of this process.
     *
     * @param ofQuerySide the names of the queries that are answered without waiting for anything, see {@link QueryNames}
     */
    LocalQueries(Builder builder, Set<String> ofQuerySide, Executor answers, TracedMessages traced) {
        super(builder);
        this.ofQuerySide = ofQuerySide;
        this.answers = answers;
        this.traced = traced;
    }

    @Override
    public <R> Registration subscribe(
            String queryName, Type responseType, MessageHandler<? super QueryMessage<?, R>> handler) {
        // The handlers of the projections wait for the database, and may not be called on an event loop.
        if (ofQuerySide.contains(queryName)) {
            answeredWithoutWaiting.add(queryName);
        }
        return super.subscribe(queryName, responseType, handler);
    }

    /** Whether a query of this name can be answered here, on any thread. */
    boolean answerWithoutWaiting(String queryName) {
        return answeredWithoutWaiting.contains(queryName);
    }

    /** Answers one that came from this process, on the thread that the answer comes on. */
    <Q, R> CompletableFuture<QueryResponseMessage<R>> here(QueryMessage<Q, R> query) {
        var span = traced.begin(query);
        return super.query(query).handle(detailed(query)).whenComplete((answer, failure) -> span.ifPresent(Span::end));
    }

    /** Answers one that Axon Server brought. */
    @Override
    public <Q, R> CompletableFuture<QueryResponseMessage<R>> query(QueryMessage<Q, R> query) {
        var span = traced.begin(query);
        return super.query(query)
                .handleAsync(detailed(query), answers)
                .whenComplete((answer, failure) -> span.ifPresent(Span::end));
    }

    private static <R>
            BiFunction<@Nullable QueryResponseMessage<R>, @Nullable Throwable, QueryResponseMessage<R>> detailed(
                    QueryMessage<?, R> query) {
        Class<R> type = query.getResponseType().responseMessagePayloadType();
        return (answer, failure) -> answer != null
                ? answer
                : new GenericQueryResponseMessage<>(type, cause(Objects.requireNonNull(failure)));
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
