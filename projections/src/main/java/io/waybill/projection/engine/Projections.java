package io.waybill.projection.engine;

import io.waybill.messages.live.LiveChange;
import io.waybill.projection.engine.Generation.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.lifecycle.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps this node at what the table of generations says: twice a second it looks which ones are to be filled, and moves on
 * the rebuilds that are under way.
 */
public final class Projections implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Projections.class);
    private static final int MILLIS_BETWEEN_LOOKS = 500;
    private static final int MILLIS_BETWEEN_MEASUREMENTS = 5_000;

    private final Map<String, Projection> projections;
    private final Set<String> filled;
    private final Generations generations;
    private final ProjectionProcessors processors;
    private final Rebuilding rebuilding;
    private final Watchers watchers;
    private final EngineMeters meters;
    private final Set<String> prepared = new HashSet<>();
    private final Map<String, Set<String>> told = new HashMap<>();
    private final List<ScheduledExecutorService> threads = new ArrayList<>();
    private volatile boolean running;

    /**
     * Not yet started.
     *
     * @param projections what this node knows, by name
     * @param filled the names of those that it fills; empty for all
     * @throws IllegalArgumentException if it is to fill one that it does not know
     */
    Projections(
            Map<String, Projection> projections,
            Set<String> filled,
            Generations generations,
            ProjectionProcessors processors,
            Rebuilding rebuilding,
            Watchers watchers,
            EngineMeters meters) {
        this.projections = Map.copyOf(projections);
        this.filled = filled.isEmpty() ? this.projections.keySet() : Set.copyOf(filled);
        this.generations = generations;
        this.processors = processors;
        this.rebuilding = rebuilding;
        this.watchers = watchers;
        this.meters = meters;
        var unknown = new TreeSet<>(this.filled);
        unknown.removeAll(projections.keySet());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("waybill.projections.filled names what is none of "
                    + new TreeSet<>(projections.keySet()) + ": " + unknown);
        }
    }

    static Map<String, Projection> byName(List<Projection> projections) {
        return projections.stream().collect(Collectors.toMap(Projection::name, Function.identity()));
    }

    @Override
    public void start() {
        running = true;
        repeat("generations", this::keepUp, MILLIS_BETWEEN_LOOKS);
        // Each waits for nothing but its own: a comparison takes long, a dead letter may hang on a store that is away.
        repeat("rebuilds", rebuilding::moveOn, MILLIS_BETWEEN_LOOKS);
        repeat("dead-letters", processors::retryDeadLetters, MILLIS_BETWEEN_LOOKS);
        repeat("meters", meters::measure, MILLIS_BETWEEN_MEASUREMENTS);
    }

    private void repeat(String name, Runnable work, int pauseMillis) {
        var thread = ProjectionProcessor.threads(1, name);
        threads.add(thread);
        var repeated = thread.scheduleWithFixedDelay(() -> attempt(name, work), 0, pauseMillis, TimeUnit.MILLISECONDS);
        log.debug("Looking after {}: {}", name, repeated);
    }

    private static void attempt(String name, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.warn("Looking after {} failed, and is tried again: {}", name, e.toString());
        }
    }

    private void keepUp() {
        projections.values().stream()
                .filter(projection -> !prepared.contains(projection.name()))
                .forEach(projection -> attempt(projection.name(), () -> prepare(projection)));
        var alive = generations.alive();
        tellOf(alive);
        processors.fill(alive.stream()
                .filter(generation -> prepared.contains(generation.projection()))
                .filter(this::isFilledHere)
                .filter(generation -> !isStoppedForASwitch(generation, alive))
                .toList());
    }

    /** Tells of read models that have another generation, or one in another state, than at the last look. */
    private void tellOf(List<Generation> alive) {
        Map<String, List<Generation>> now = alive.stream().collect(Collectors.groupingBy(Generation::projection));
        List<LiveChange> changes = new ArrayList<>();
        now.forEach((name, generations) -> {
            var states = generations.stream()
                    .map(generation -> generation.number() + " " + generation.state())
                    .collect(Collectors.toSet());
            var before = told.put(name, states);
            if (before != null && !before.equals(states)) {
                changes.add(changeOf(name, generations));
            }
        });
        if (!changes.isEmpty()) {
            watchers.tell(changes);
        }
    }

    private static LiveChange changeOf(String name, List<Generation> generations) {
        int newest = generations.stream().mapToInt(Generation::number).max().orElse(0);
        long done = generations.stream().mapToLong(Generation::eventsDone).max().orElse(0);
        return new LiveChange(LiveChange.PROJECTION, name, newest, Math.max(0, done - 1));
    }

    private void prepare(Projection projection) {
        generations.addFirst(projection.name(), projection.revision());
        var places = projection.places();
        if (places != null) {
            generations.serving(projection.name()).ifPresent(serving -> {
                places.create(serving.number());
                if (generations.beingBuilt(projection.name()).isEmpty()) {
                    places.serve(serving.number());
                }
                if (serving.revision() < projection.revision()) {
                    buildAnew(projection);
                }
            });
        }
        prepared.add(projection.name());
    }

    private void buildAnew(Projection projection) {
        generations
                .beingBuilt(projection.name())
                .filter(other -> other.revision() < projection.revision())
                .ifPresent(other -> generations.move(other, State.CANCELLED, "A newer revision was deployed"));
        // The change was deployed on purpose, so it may differ.
        if (generations.add(
                projection.name(), projection.revision(), UUID.randomUUID().toString(), true)) {
            log.info("{} is built anew, since its code changed", projection.name());
        }
    }

    private boolean isFilledHere(Generation generation) {
        var projection = projections.get(generation.projection());
        return projection != null
                && filled.contains(projection.name())
                && projection.revision() == generation.revision();
    }

    private static boolean isStoppedForASwitch(Generation generation, List<Generation> alive) {
        return generation.state() == State.SERVING
                && alive.stream()
                        .anyMatch(other ->
                                other.projection().equals(generation.projection()) && other.state() == State.SWITCHING);
    }

    @Override
    public void stop() {
        running = false;
        threads.forEach(ScheduledExecutorService::shutdownNow);
        threads.clear();
        processors.stopAll();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Phase.INBOUND_EVENT_CONNECTORS;
    }
}
