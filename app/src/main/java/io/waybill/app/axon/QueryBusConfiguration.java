package io.waybill.app.axon;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
 * The query bus as Axon sets it up, but that the details of a failure reach whoever asked also when the handler answers
 * with a future. Axon 4.13 sends them only for what a handler throws at once.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
public class QueryBusConfiguration {

    @Bean
    QueryBus queryBus(
            AxonServerConnectionManager connections,
            AxonServerConfiguration axonServer,
            Configuration axon,
            @Qualifier("messageSerializer") Serializer messageSerializer,
            Serializer genericSerializer,
            QueryPriorityCalculator priorities,
            QueryInvocationErrorHandler errors,
            TargetContextResolver<? super QueryMessage<?, ?>> contexts) {
        var local = new FailingWithDetails(SimpleQueryBus.builder()
                .queryUpdateEmitter(axon.getComponent(QueryUpdateEmitter.class))
                .errorHandler(errors));
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

    private static final class FailingWithDetails extends SimpleQueryBus {

        FailingWithDetails(Builder builder) {
            super(builder);
        }

        @Override
        public <Q, R> CompletableFuture<QueryResponseMessage<R>> query(QueryMessage<Q, R> query) {
            Class<R> answer = query.getResponseType().responseMessagePayloadType();
            return super.query(query)
                    .exceptionally(failure -> new GenericQueryResponseMessage<>(answer, cause(failure)));
        }

        private static Throwable cause(Throwable failure) {
            return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        }
    }
}
