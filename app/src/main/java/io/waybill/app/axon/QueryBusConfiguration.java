package io.waybill.app.axon;

import io.waybill.app.observe.TracedMessages;
import io.waybill.query.QuerySideConfiguration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.TargetContextResolver;
import org.axonframework.axonserver.connector.query.AxonServerQueryBus;
import org.axonframework.axonserver.connector.query.QueryPriorityCalculator;
import org.axonframework.config.Configuration;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryInvocationErrorHandler;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;

/**
 * The query bus as Axon sets it up, but for three things. What the query side of this process can answer does not travel.
 * Where a handler answers with a future, the details of a failure reach whoever asked; Axon 4.13 sends them only for what is
 * thrown at once. And an answer that travels leaves the event loop of the store it came from: all answers of a process share
 * one stream to Axon Server, behind a lock.
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
            TracedMessages traced,
            ListableBeanFactory beans) {
        var local = new LocalQueries(
                SimpleQueryBus.builder()
                        .queryUpdateEmitter(axon.getComponent(QueryUpdateEmitter.class))
                        .errorHandler(errors),
                QueryNames.handledIn(QuerySideConfiguration.class.getPackageName(), beans),
                answers,
                traced);
        local.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        var elsewhere = AxonServerQueryBus.builder()
                .axonServerConnectionManager(connections)
                .configuration(axonServer)
                .localSegment(local)
                .updateEmitter(local.queryUpdateEmitter())
                .messageSerializer(messageSerializer)
                .genericSerializer(genericSerializer)
                .priorityCalculator(priorities)
                .targetContextResolver(contexts);
        return new NearestQueryBus(elsewhere, local);
    }
}
