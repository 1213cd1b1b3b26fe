package io.waybill.app.axon;

import io.micrometer.tracing.Span;
import io.waybill.app.observe.TracedMessages;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.TargetContextResolver;
import org.axonframework.axonserver.connector.query.AxonServerQueryBus;
import org.axonframework.axonserver.connector.query.QueryPriorityCalculator;
import org.axonframework.config.Configuration;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.queryhandling.GenericQueryResponseMessage;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryInvocationErrorHandler;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.QueryResponseMessage;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;

/**
 * The query bus as Axon sets it up, but for two things about handlers that answer with a future. The details of a
 * failure reach whoever asked; Axon 4.13 sends them only for what is thrown at once. And the answer leaves the event loop
 * of the store it came from: all answers of a process share one stream to Axon Server, behind a lock.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
public class QueryBusConfiguration {

    /** The threads that send answers; virtual, since there is nothing to do on them but to wait for one's turn. */
    @Bean
    ExecutorService answers() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("answer-", 0).factory());
    }

    @Bean
    QueryBus queryBus(
            AxonServerConnectionManager connections,
            AxonServerConfiguration axonServer,
            Configuration axon,
            @Qualifier("messageSerializer") Serializer messageSerializer,
            Serializer genericSerializer,
            QueryPriorityCalculator priorities,
            QueryInvocationErrorHandler errors,
            TargetContextResolver<? super QueryMessage<?, ?>> contexts,
            @Qualifier("answers") ExecutorService answers,
            TracedMessages traced) {
        var local = new AnsweringBus(
                SimpleQueryBus.builder()
                        .queryUpdateEmitter(axon.getComponent(QueryUpdateEmitter.class))
                        .errorHandler(errors),
                answers,
                traced);
        local.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return AxonServerQueryBus.builder()
                .axonServerConnectionManager(connections)
                .configuration(axonServer)
                .localSegment(local)
                .updateEmitter(local.queryUpdateEmitter())
                .messageSerializer(messageSerializer)
                .genericSerializer(genericSerializer)
                .priorityCalculator(priorities)
                .targetContextResolver(contexts)
                .build();
    }

    private static final class AnsweringBus extends SimpleQueryBus {

        private final Executor answers;
        private final TracedMessages traced;

        AnsweringBus(Builder builder, Executor answers, TracedMessages traced) {
            super(builder);
            this.answers = answers;
            this.traced = traced;
        }

        @Override
        public <Q, R> CompletableFuture<QueryResponseMessage<R>> query(QueryMessage<Q, R> query) {
            Class<R> type = query.getResponseType().responseMessagePayloadType();
            var span = traced.begin(query);
            return super.query(query)
                    .handleAsync(
                            (answer, failure) -> {
                                span.ifPresent(Span::end);
                                return failure == null
                                        ? answer
                                        : new GenericQueryResponseMessage<>(type, cause(failure));
                            },
                            answers);
        }

        private static Throwable cause(Throwable failure) {
            return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        }
    }
}
