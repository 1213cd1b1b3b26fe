package io.waybill.app.axon;

import io.waybill.app.observe.TracedMessages;
import io.waybill.app.personal.PersonalModule;
import io.waybill.messages.MetaDataKeys;
import java.util.concurrent.Executors;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.ManagedChannelCustomizer;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** How Axon serialises, and where it opens transactions. */
@Configuration(proxyBeanMethods = false)
public class AxonConfiguration {

    /**
     * Hears from an Axon Server elsewhere on virtual threads, where listeners may wait for each other; the connector's
     * own pool costs two thirds more processor time (see {@code benchmarks/}). The one in this process brings its own
     * way.
     */
    @Bean
    @ConditionalOnMissingBean
    ManagedChannelCustomizer axonServerChannel() {
        return channel -> channel.executor(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("axonserver-client-", 0).factory()));
    }

    /** Commands append to the event store and queries only read: neither needs a transaction of the database. */
    @Bean
    TransactionManager axonTransactionManager() {
        return NoTransactionManager.INSTANCE;
    }

    /** What an event tells of the command it came from. */
    @Bean
    CorrelationDataProvider messageOrigin() {
        return new MessageOriginProvider();
    }

    /**
     * What an event tells of who asked for it, and in which request. Not the person's name, nor from where: that is
     * personal data, which events hold sealed ({@code SealedOrigins}) or not at all.
     */
    @Bean
    CorrelationDataProvider whoAsked() {
        return new SimpleCorrelationDataProvider(
                MetaDataKeys.USER_ID,
                MetaDataKeys.REQUEST_ID,
                MetaDataKeys.REQUEST_FINGERPRINT,
                MetaDataKeys.TRACE_ID,
                MetaDataKeys.TRACEPARENT);
    }

    /**
     * Lets a replay token name the type of the tokens in it, which Jackson 3 denies by default; exactly Axon's tokens,
     * since a type name in data is otherwise a way in. A field that this version does not know was written by a newer
     * one, and is passed over.
     */
    @Bean
    Jackson3SerializerCustomizer axonJson() {
        return builder -> builder.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                        .allowIfBaseType(TrackingToken.class)
                        .allowIfSubType(TrackingToken.class)
                        .build())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** Events are kept under names of their own, and what they say about persons is sealed. */
    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer(Jackson3SerializerCustomizer axonJson, PersonalModule personal) {
        return new EventSerializer(
                Jackson3Serializer.builder().jsonMapperBuilderCustomizer(json -> {
                    axonJson.accept(json);
                    json.addModule(personal);
                }),
                new EventNames());
    }

    /**
     * The event store as Axon sets it up, but that snapshots are written as events are: they may say something about a
     * person too. Axon's general serializer, which reads tokens and messages, has nothing to do with keys.
     */
    @Bean
    EventStore eventStore(
            AxonServerConfiguration axonServer,
            org.axonframework.config.Configuration axon,
            AxonServerConnectionManager connections,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            TracedMessages traced) {
        var store = AxonServerEventStore.builder()
                .messageMonitor(axon.messageMonitor(AxonServerEventStore.class, "eventStore"))
                .configuration(axonServer)
                .platformConnectionManager(connections)
                .snapshotSerializer(eventSerializer)
                .eventSerializer(eventSerializer)
                .snapshotFilter(axon.snapshotFilter())
                .upcasterChain(axon.upcasterChain())
                .spanFactory(axon.getComponent(EventBusSpanFactory.class))
                .build();
        store.registerDispatchInterceptor(traced);
        return store;
    }

    /** Events of earlier revisions are read as those of today. */
    @Bean
    EventUpcasterChain upcasters() {
        return Upcasters.chain();
    }
}
