package io.waybill.command;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.propagation.Propagator;
import io.waybill.messages.MetaDataKeys;
import io.waybill.messages.Refusal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Given, when, then for aggregates that decide together, which Axon's fixture of one aggregate refuses; over events in
 * memory. What is given are commands: only they lead to events that belong together.
 */
public final class Decisions implements AutoCloseable {

    private final Configuration axon;
    private final List<Object> events = new ArrayList<>();
    private EventStorageEngine engine = new InMemoryEventStorageEngine();

    private Decisions(Function<Configurer, Configurer> parts) {
        axon = parts.apply(DefaultConfigurer.defaultConfiguration(false)
                        .configureEmbeddedEventStore(config -> forwarding(EventStorageEngine.class, () -> engine))
                        .configureCommandBus(config -> recognising())
                        .registerHandlerEnhancerDefinition(config -> new WhenVersionIsNotTheExpectedThenRefuse())
                        .registerHandlerEnhancerDefinition(
                                config -> new WhenRequestWasAppliedThenAnswerAgain(eventStore(config))))
                .start();
        axon.eventBus()
                .subscribe(messages ->
                        messages.stream().map(EventMessage::getPayload).forEach(events::add));
    }

    private static SimpleCommandBus recognising() {
        var bus = new RefusingCommandBus(
                SimpleCommandBus.builder(), new CommandWatch(new SimpleMeterRegistry(), Propagator.NOOP));
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(
                new SimpleCorrelationDataProvider(MetaDataKeys.REQUEST_ID, MetaDataKeys.REQUEST_FINGERPRINT)));
        return bus;
    }

    private static ObjectProvider<EventStore> eventStore(Configuration axon) {
        return new ObjectProvider<>() {
            @Override
            public EventStore getObject() {
                return axon.eventStore();
            }
        };
    }

    /** Of the aggregates and handlers that {@code parts} adds. */
    public static Decisions of(Function<Configurer, Configurer> parts) {
        return new Decisions(parts);
    }

    /** The repository of an aggregate whose own handlers take what needs it. */
    @SuppressWarnings("unchecked") // it has no other methods
    public static <T> Repository<T> lazily(Configuration axon, Class<T> aggregate) {
        return forwarding(Repository.class, () -> axon.repository(aggregate));
    }

    private static <T> T forwarding(Class<T> type, Supplier<? extends T> target) {
        return type.cast(Proxy.newProxyInstance(
                Decisions.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(target.get(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** Forgets everything that happened. */
    public Decisions startAnew() {
        engine = new InMemoryEventStorageEngine();
        events.clear();
        return this;
    }

    /** Carries out commands, none of which may be refused. */
    public Decisions given(Object... commands) {
        for (Object command : commands) {
            Outcome outcome = when(command);
            if (!outcome.accepted()) {
                throw new AssertionError(command + " was refused: " + outcome.refusal());
            }
        }
        return this;
    }

    /** Sends a command. */
    public Outcome when(Object command) {
        return when(command, Map.of());
    }

    /** The same with metadata. */
    public Outcome when(Object command, Map<String, ?> metaData) {
        int before = events.size();
        var answer = new CompletableFuture<CommandResultMessage<?>>();
        axon.commandBus()
                .dispatch(new GenericCommandMessage<>(command, metaData), (message, result) -> answer.complete(result));
        var result = answer.join();
        return new Outcome(
                result.isExceptional() ? null : result.getPayload(),
                result.isExceptional() ? refusal(command, result.exceptionResult()) : null,
                Boolean.TRUE.equals(result.getMetaData().get(MetaDataKeys.REPLAYED)),
                List.copyOf(events.subList(before, events.size())));
    }

    private static Refusal refusal(Object command, Throwable failure) {
        return HandlerExecutionException.<Refusal>resolveDetails(failure)
                .orElseThrow(() -> new AssertionError("Neither carried out nor refused: " + command, failure));
    }

    /** Everything that has happened, in order. */
    public List<Object> events() {
        return List.copyOf(events);
    }

    /** What has happened to one aggregate. */
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
