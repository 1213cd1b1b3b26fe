package io.waybill.projection.engine;

import io.waybill.messages.live.LiveChange;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.deadletter.DeadLetteringEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.lifecycle.Phase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs all projections, each on threads of its own, so that one that stands holds up no other. A batch, its tracking token
 * and its dead letters are written in one transaction.
 */
public final class ProjectionProcessors implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ProjectionProcessors.class);
    private static final int BATCH_SIZE = 1_000;
    private static final int MILLIS_BETWEEN_TOKENS = 1_000;
    private static final int MILLIS_BETWEEN_CLAIMS = 1_000;
    private static final int SECONDS_BETWEEN_RETRIES = 1;

    private final EventStore events;
    private final TokenStore tokens;
    private final TransactionManager transactions;
    private final DeadLetterTable letters;
    private final Savepoints savepoints;
    private final Consumer<LiveChange> watchers;
    private final List<Projection> projections;

    private volatile List<ProjectionProcessor> running = List.of();
    private final ScheduledExecutorService retries = ProjectionProcessor.threads(1, "dead-letters");
    private volatile @Nullable ScheduledFuture<?> retrying;

    /**
     * All projections of this process.
     *
     * @param projections what to fill
     * @param events the one stream
     * @param tokens where each stands
     * @param transactions over both and the rows
     * @param letters where what cannot be handled goes
     * @param dataSource PostgreSQL
     * @param watchers who is told of a change, within the unit of work that makes it
     */
    public ProjectionProcessors(
            List<Projection> projections,
            EventStore events,
            TokenStore tokens,
            TransactionManager transactions,
            DeadLetterTable letters,
            DataSource dataSource,
            Consumer<LiveChange> watchers) {
        this.projections = List.copyOf(projections);
        this.events = events;
        this.tokens = tokens;
        this.transactions = transactions;
        this.letters = letters;
        this.savepoints = new Savepoints(dataSource);
        this.watchers = watchers;
    }

    @Override
    public void start() {
        running = projections.stream().map(this::processor).toList();
        running.forEach(projection -> projection.processor().start());
        retrying = retries.scheduleWithFixedDelay(
                this::retryDeadLetters, SECONDS_BETWEEN_RETRIES, SECONDS_BETWEEN_RETRIES, TimeUnit.SECONDS);
    }

    private ProjectionProcessor processor(Projection projection) {
        String name = projection.name();
        var handler = new FoldingHandler(projection, savepoints, watchers);
        var queue = letters.queue(name);
        var deadLetters = new DeadLetters(name, queue, handler, letters, transactions, Clock.systemUTC());
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
                .messageSource(events)
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
        return new ProjectionProcessor(projection, processor, deadLetters, coordinator, workers);
    }

    private void retryDeadLetters() {
        for (var projection : running) {
            try {
                projection.deadLetters().retryDue();
            } catch (RuntimeException e) {
                log.warn(
                        "The dead letters of {} cannot be read",
                        projection.projection().name(),
                        e);
            }
        }
    }

    @Override
    public void stop() {
        var ticking = retrying;
        if (ticking != null) {
            ticking.cancel(false);
        }
        var stopped = running.stream().map(ProjectionProcessor::stop).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(stopped).join();
        running = List.of();
    }

    @Override
    public boolean isRunning() {
        return !running.isEmpty();
    }

    @Override
    public int getPhase() {
        return Phase.INBOUND_EVENT_CONNECTORS;
    }
}
