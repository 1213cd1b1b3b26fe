package io.waybill.projection.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.propagation.Propagator;
import io.waybill.projection.engine.Generation.State;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.deadletter.DeadLetteringEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * The generations that this node fills, each on threads of its own, so that one that stands holds up no other. A batch, its
 * tracking token and its dead letters are written in one transaction.
 */
final class ProjectionProcessors {

    /** The most events that are written together. */
    static final int BATCH_SIZE = 500;

    private static final int MILLIS_BETWEEN_TOKENS = 2_000;
    private static final int MILLIS_BETWEEN_CLAIMS = 2_000;
    private static final int LONGEST_STOP_SECONDS = 5;

    /** The position before that of the first event. */
    private static final long NOWHERE = -1;

    private final Map<String, Projection> projections;
    private final EventStore events;
    private final TokenStore tokens;
    private final TransactionManager transactions;
    private final Stream stream;
    private final DeadLetterTable letters;
    private final Savepoints savepoints;
    private final Watchers watchers;
    private final MeterRegistry meters;
    private final Propagator traces;
    private final Map<String, ProjectionProcessor> running = new ConcurrentHashMap<>();

    /**
     * None yet.
     *
     * @param projections what this node can fill, by name
     * @param events the one stream
     * @param tokens where each stands
     * @param transactions over both and the rows
     * @param letters where what cannot be handled goes
     * @param dataSource PostgreSQL
     * @param watchers who is told of what readers can see
     * @param meters where events are counted
     * @param traces where traces of requests go on
     */
    ProjectionProcessors(
            Map<String, Projection> projections,
            EventStore events,
            TokenStore tokens,
            TransactionManager transactions,
            DeadLetterTable letters,
            DataSource dataSource,
            Watchers watchers,
            MeterRegistry meters,
            Propagator traces) {
        this.projections = Map.copyOf(projections);
        this.events = events;
        this.tokens = tokens;
        this.transactions = transactions;
        this.stream = new Stream(events);
        this.letters = letters;
        this.savepoints = new Savepoints(dataSource);
        this.watchers = watchers;
        this.meters = meters;
        this.traces = traces;
    }

    /** Fills these and no others. */
    void fill(Collection<Generation> generations) {
        var wanted = generations.stream().map(Generation::processor).toList();
        running.values().stream()
                .filter(processor -> !wanted.contains(processor.generation().processor()))
                .toList()
                .forEach(this::stop);
        for (var generation : generations) {
            if (!running.containsKey(generation.processor())) {
                start(generation);
            }
            var processor = running.get(generation.processor());
            // Everything may just have been stopped.
            if (processor != null) {
                processor.announcer().serve(generation.state() == State.SERVING);
                processor
                        .announcer()
                        .fills(processor.processor().processingStatus().keySet());
            }
        }
    }

    private void start(Generation generation) {
        var projection = Objects.requireNonNull(projections.get(generation.projection()));
        var places = projection.places();
        if (places != null) {
            places.create(generation.number());
        }
        var processor = processor(generation, projection);
        running.put(generation.processor(), processor);
        processor.processor().start();
    }

    private void stop(ProjectionProcessor processor) {
        running.remove(processor.generation().processor());
        processor.stop().join();
    }

    private ProjectionProcessor processor(Generation generation, Projection projection) {
        String name = generation.processor();
        var places = projection.places();
        String place = places == null ? "" : places.name(generation.number());
        var announcer = new Announcer(watchers);
        var watch = new EventWatch(projection.name(), announcer::serves, meters, traces);
        var handler = new FoldingHandler(projection, place, savepoints, announcer, watch);
        var queue = letters.queue(name);
        var deadLetters = new DeadLetters(name, queue, stream, handler, letters, transactions, Clock.systemUTC());
        var invoker = DeadLetteringEventHandlerInvoker.builder()
                .eventHandlers(handler)
                .queue(queue)
                .enqueuePolicy(deadLetters::decide)
                .transactionManager(transactions)
                .enableSequenceIdentifierCache()
                .build();
        var coordinator = ProjectionProcessor.threads(1, name + "-coordinator");
        var workers = ProjectionProcessor.threads(projection.segments(), name);
        var processor = PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(invoker)
                .messageSource(new PacedEvents(events, coordinator, () -> written(name)))
                .tokenStore(tokens)
                .transactionManager(transactions)
                .coordinatorExecutor(coordinator)
                .workerExecutor(workers)
                .initialSegmentCount(projection.segments())
                .initialToken(stream -> stream.createTailToken())
                // How soon a segment goes on that failed here, or whose node is gone.
                .tokenClaimInterval(MILLIS_BETWEEN_CLAIMS)
                // An event that concerns nobody here moves a token all the same, so that the lag is honest.
                .claimExtensionThreshold(MILLIS_BETWEEN_TOKENS)
                .batchSize(BATCH_SIZE)
                .build();
        return new ProjectionProcessor(generation, processor, deadLetters, announcer, coordinator, workers);
    }

    /** Up to which position a processor has written what it was shown, in every segment that it has here. */
    private long written(String name) {
        var processor = running.get(name);
        return processor == null
                ? NOWHERE
                : processor.processor().processingStatus().values().stream()
                        .mapToLong(status -> status.getCurrentPosition().orElse(NOWHERE))
                        .min()
                        .orElse(NOWHERE);
    }

    /** Tries again what could not be handled and is due. */
    void retryDeadLetters() {
        for (String name : letters.processors()) {
            var processor = running.get(name);
            if (processor != null) {
                processor.deadLetters().retryDue();
            }
        }
    }

    /**
     * Tries a dead letter and what waits behind it again, whether due or not.
     *
     * @return whether it went through; empty if this node cannot tell
     */
    Optional<Boolean> retryNow(String processor, String letterId) {
        return Optional.ofNullable(running.get(processor))
                .map(found -> found.deadLetters().retryNow(letterId));
    }

    /** Gives up every segment that this node has, so that others take them at once. */
    void stopAll() {
        List<CompletableFuture<Void>> stopped = new ArrayList<>();
        running.values().forEach(processor -> stopped.add(processor.stop()));
        running.clear();
        CompletableFuture.allOf(stopped.toArray(CompletableFuture[]::new))
                // Where PostgreSQL is away nothing can be given up; claims end by themselves.
                .completeOnTimeout(null, LONGEST_STOP_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
