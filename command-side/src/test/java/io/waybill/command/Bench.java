package io.waybill.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.annotation.ClasspathHandlerDefinition;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;

/** Several aggregates and their command handlers, as Axon's fixture for one aggregate runs them: for thousands of sequences. */
public final class Bench {

    private final SimpleCommandBus commands = SimpleCommandBus.builder().build();
    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final List<Object> published = new ArrayList<>();
    private final List<List<Object>> appends = new ArrayList<>();

    /** With nothing on it. */
    public Bench() {
        store.subscribe(events -> {
            List<Object> append = new ArrayList<>();
            for (EventMessage<?> event : events) {
                append.add(event.getPayload());
            }
            published.addAll(append);
            appends.add(append);
        });
    }

    /** Looks an aggregate over once, for all benches; its handlers may ask for some resources. */
    public static <T> AggregateModel<T> model(Class<T> aggregate, Object... resources) {
        return AnnotatedAggregateMetaModelFactory.inspectAggregate(
                aggregate,
                MultiParameterResolverFactory.ordered(
                        ClasspathParameterResolverFactory.forClass(aggregate),
                        new SimpleResourceParameterResolverFactory(List.of(resources))),
                ClasspathHandlerDefinition.forClass(aggregate));
    }

    /** Puts the aggregates of a type on it. */
    @SuppressWarnings("unchecked")
    public <T> Repository<T> aggregates(AggregateModel<T> model) {
        Repository<T> repository = EventSourcingRepository.builder((Class<T>) model.entityClass())
                .aggregateModel(model)
                .eventStore(store)
                .build();
        AggregateAnnotationCommandHandler.<T>builder()
                .aggregateModel(model)
                .repository(repository)
                .build()
                .subscribe(commands);
        return repository;
    }

    /** Puts a component with command handlers on it. */
    public void handler(Object component) {
        new AnnotationCommandHandlerAdapter<>(component).subscribe(commands);
    }

    /** Whether a command is carried out, and not refused. */
    public boolean accepts(Object command) {
        return !result(command).isExceptional();
    }

    private CommandResultMessage<?> result(Object command) {
        var result = new AtomicReference<CommandResultMessage<?>>();
        commands.dispatch(new GenericCommandMessage<>(command, Map.of()), (message, answer) -> result.set(answer));
        CommandResultMessage<?> answer = Objects.requireNonNull(result.get());
        if (answer.isExceptional() && !(Refusals.of(answer.exceptionResult()) instanceof Refused)) {
            throw new AssertionError("Neither carried out nor refused: " + command, answer.exceptionResult());
        }
        return answer;
    }

    /** Everything that has happened. */
    public List<Object> events() {
        return List.copyOf(published);
    }

    /** What happened together last. */
    public List<Object> lastAppend() {
        return appends.getLast();
    }
}
