package io.waybill.command.user;

import io.waybill.command.Pseudonyms;
import io.waybill.command.WhenRequestWasAppliedThenAnswerAgain;
import io.waybill.command.WhenVersionIsNotTheExpectedThenRefuse;
import io.waybill.messages.MetaDataKeys;
import io.waybill.messages.Refusal;
import io.waybill.messages.Texts;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/**
 * Given, when, then for decisions that concern several aggregates at once, which Axon's fixture refuses. What is given are
 * commands: only they lead to events that belong together.
 */
final class People implements AutoCloseable {

    private static final Pseudonyms PSEUDONYMS = (kind, value) -> kind + ":" + Texts.folded(value);

    private final Configuration axon;
    private final List<Object> events = new ArrayList<>();
    private EventStorageEngine engine = new InMemoryEventStorageEngine();

    /**
     * What became of a command.
     *
     * @param answer what was answered, absent where it failed
     * @param refusal why it was refused, absent where it was not
     * @param replayed whether it had been carried out before
     * @param events what it led to
     */
    record Outcome(@Nullable Object answer, @Nullable Refusal refusal, boolean replayed, List<Object> events) {}

    People() {
        var beans = new StaticListableBeanFactory();
        axon = DefaultConfigurer.defaultConfiguration(false)
                .configureEmbeddedEventStore(config -> replaceable())
                .configureCorrelationDataProviders(config -> List.of(
                        new SimpleCorrelationDataProvider(MetaDataKeys.REQUEST_ID, MetaDataKeys.REQUEST_FINGERPRINT)))
                .registerHandlerEnhancerDefinition(config -> new WhenVersionIsNotTheExpectedThenRefuse())
                .registerHandlerEnhancerDefinition(
                        config -> new WhenRequestWasAppliedThenAnswerAgain(beans.getBeanProvider(EventStore.class)))
                .configureAggregate(User.class)
                .configureAggregate(EmailClaim.class)
                .configureAggregate(UsernameClaim.class)
                .registerComponent(
                        UniqueValues.class,
                        config -> new UniqueValues(
                                config.repository(EmailClaim.class),
                                config.repository(UsernameClaim.class),
                                PSEUDONYMS))
                .registerCommandHandler(config ->
                        new UserRegistration(config.repository(User.class), config.getComponent(UniqueValues.class)))
                .start();
        beans.addBean("eventStore", axon.eventStore());
        axon.eventBus()
                .subscribe(messages ->
                        messages.stream().map(EventMessage::getPayload).forEach(events::add));
    }

    private EventStorageEngine replaceable() {
        return (EventStorageEngine) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EventStorageEngine.class}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(engine, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Forgets everything that happened. */
    void startAnew() {
        engine = new InMemoryEventStorageEngine();
    }

    People given(Object... commands) {
        for (Object command : commands) {
            var outcome = when(command);
            if (outcome.answer() == null) {
                throw new IllegalStateException(command + " was refused: " + outcome.refusal());
            }
        }
        return this;
    }

    Outcome when(Object command) {
        return when(command, Map.of());
    }

    Outcome when(Object command, Map<String, ?> metaData) {
        events.clear();
        var answer = new CompletableFuture<CommandResultMessage<?>>();
        axon.commandBus()
                .dispatch(new GenericCommandMessage<>(command, metaData), (message, result) -> answer.complete(result));
        var result = answer.join();
        return new Outcome(
                result.isExceptional() ? null : result.getPayload(),
                result.isExceptional() ? refusal(result.exceptionResult()) : null,
                Boolean.TRUE.equals(result.getMetaData().get(MetaDataKeys.REPLAYED)),
                List.copyOf(events));
    }

    private static Refusal refusal(Throwable failure) {
        if (failure instanceof AggregateNotFoundException) {
            return new Refusal(Refusal.Reason.UNKNOWN, "There is no such user."); // As the command bus has it.
        }
        return HandlerExecutionException.<Refusal>resolveDetails(failure)
                .orElseThrow(() -> new IllegalStateException("It failed for no good reason", failure));
    }

    @Override
    public void close() {
        axon.shutdown();
    }
}
