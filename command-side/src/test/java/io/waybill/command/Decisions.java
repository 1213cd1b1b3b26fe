package io.waybill.command;

import io.waybill.messages.MetaDataKeys;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.ObjectProvider;

/** Several aggregates that decide together, over events in memory: what the fixture of one aggregate cannot show. */
public final class Decisions implements AutoCloseable {

    private final Configuration axon;

    private Decisions(Configuration axon) {
        this.axon = axon;
    }

    /** Of these aggregates. */
    public static Decisions of(Class<?>... aggregates) {
        return of(configurer -> configurer, aggregates);
    }

    /** Of these aggregates, with what {@code further} adds for their handlers. */
    public static Decisions of(Function<Configurer, Configurer> further, Class<?>... aggregates) {
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureEventStore(c -> EmbeddedEventStore.builder()
                        .storageEngine(new InMemoryEventStorageEngine())
                        .build())
                .configureCommandBus(c -> {
                    var bus = new RefusingCommandBus(SimpleCommandBus.builder());
                    bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(new SimpleCorrelationDataProvider(
                            MetaDataKeys.REQUEST_ID, MetaDataKeys.REQUEST_FINGERPRINT)));
                    return bus;
                })
                .registerHandlerEnhancerDefinition(c -> new WhenVersionIsNotTheExpectedThenRefuse())
                .registerHandlerEnhancerDefinition(c -> new WhenRequestWasAppliedThenAnswerAgain(eventStore(c)));
        for (Class<?> aggregate : aggregates) {
            configurer.configureAggregate(aggregate);
        }
        return new Decisions(further.apply(configurer).start());
    }

    /** The repository of an aggregate whose own handlers take what needs it. */
    @SuppressWarnings("unchecked") // it has no other methods
    public static <T> Repository<T> lazily(Configuration axon, Class<T> aggregate) {
        return (Repository<T>) Proxy.newProxyInstance(
                Decisions.class.getClassLoader(), new Class<?>[] {Repository.class}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(axon.repository(aggregate), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static ObjectProvider<EventStore> eventStore(Configuration axon) {
        return new ObjectProvider<>() {
            @Override
            public EventStore getObject() {
                return axon.eventStore();
            }
        };
    }

    /** What a command is answered with; fails as the command does. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // as Axon's own gateway has it
    public <R> R send(Object command) {
        return send(command, Map.of());
    }

    /** The same with metadata. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // as Axon's own gateway has it
    public <R> R send(Object command, Map<String, ?> metaData) {
        CommandMessage<Object> message = new GenericCommandMessage<>(command, metaData);
        FutureCallback<Object, R> callback = new FutureCallback<>();
        axon.commandBus().dispatch(message, callback);
        CommandResultMessage<? extends R> result = callback.getResult();
        if (result.isExceptional()) {
            throw result.exceptionResult() instanceof RuntimeException failure
                    ? failure
                    : new CompletionException(result.exceptionResult());
        }
        return result.getPayload();
    }

    /** All events so far, in order. */
    public List<Object> events() {
        try (var stream = axon.eventStore().openStream(null)) {
            List<Object> events = new ArrayList<>();
            while (stream.hasNextAvailable()) {
                events.add(stream.nextAvailable().getPayload());
            }
            return events;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The events of one aggregate. */
    public List<Object> events(String aggregate) {
        return axon.eventStore()
                .readEvents(aggregate)
                .asStream()
                .map(DomainEventMessage::getPayload)
                .<Object>map(payload -> payload)
                .toList();
    }

    @Override
    public void close() {
        axon.shutdown();
    }
}
