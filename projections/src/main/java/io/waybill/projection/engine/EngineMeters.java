package io.waybill.projection.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.waybill.projection.engine.Generation.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What operators watch of the read models, read from PostgreSQL and the event store every few seconds. Every node tells the
 * same of all of them, so a segment that no node fills is not forgotten. While one of the two servers is away nothing is
 * told: what was read before is no longer true.
 */
final class EngineMeters {

    private static final double MILLIS_PER_SECOND = 1_000;

    private final Generations generations;
    private final Progress progress;
    private final Stream stream;
    private final DeadLetterTable letters;
    private final Readings lagEvents;
    private final Readings lagSeconds;
    private final Readings unclaimed;
    private final Readings deadLetters;
    private final Readings rebuilding;
    private final Readings rebuilt;
    private final Readings undecided;
    private volatile double head = Double.NaN;

    EngineMeters(
            Generations generations, Progress progress, Stream stream, DeadLetterTable letters, MeterRegistry meters) {
        this.generations = generations;
        this.progress = progress;
        this.stream = stream;
        this.letters = letters;
        this.lagEvents = new Readings("waybill.projection.lag.events", "How many events are not handled yet", meters);
        this.lagSeconds = new Readings(
                "waybill.projection.lag.seconds", "How long ago the oldest event that is not handled happened", meters);
        this.unclaimed =
                new Readings("waybill.projection.unclaimed.segments", "How many segments no node fills", meters);
        this.deadLetters =
                new Readings("waybill.dead.letters", "How many events are parked, for they cannot be handled", meters);
        this.rebuilding = new Readings("waybill.rebuild.running", "Whether it is being built anew", meters);
        this.rebuilt = new Readings(
                "waybill.rebuild.progress.ratio", "How much of the new one is built; 1 where none is", meters);
        this.undecided = new Readings(
                "waybill.rebuild.needs.confirmation", "Whether the new one differs and an operator decides", meters);
        Gauge.builder("waybill.event.store.events", this, measured -> measured.head)
                .description("How many events there are")
                .strongReference(true)
                .register(meters);
    }

    /** Reads everything once. */
    void measure() {
        try {
            long events = stream.head();
            var alive = generations.alive();
            measureSegments(alive, events);
            measureGenerations(alive, events);
            head = events;
        } catch (RuntimeException e) {
            forget();
            throw e;
        }
    }

    private void measureSegments(List<Generation> alive, long events) {
        Map<Tags, Double> inEvents = new HashMap<>();
        Map<Tags, Double> inSeconds = new HashMap<>();
        Map<Tags, Double> withoutNode = new HashMap<>();
        for (var generation : alive) {
            var tags = tags(generation);
            var segments = new ArrayList<>(progress.segments(generation.processor()));
            if (segments.isEmpty()) {
                segments.add(new Progress.Segment(0, -1, null)); // It has never run.
            }
            for (var segment : segments) {
                var one = tags.and("segment", Integer.toString(segment.number()));
                long done = segment.position() + 1;
                inEvents.put(one, (double) Math.max(0, events - done));
                inSeconds.put(one, done < events ? ageOf(done) : 0);
            }
            withoutNode.put(tags, (double)
                    segments.stream().filter(segment -> segment.owner() == null).count());
        }
        lagEvents.are(inEvents);
        lagSeconds.are(inSeconds);
        unclaimed.are(withoutNode);
    }

    private double ageOf(long position) {
        return stream.appendedAt(position)
                .map(at -> Math.max(0, Duration.between(at, Instant.now()).toMillis() / MILLIS_PER_SECOND))
                .orElse(0.0);
    }

    private void measureGenerations(List<Generation> alive, long events) {
        Map<Tags, Double> parked = new HashMap<>();
        Map<Tags, Double> running = new HashMap<>();
        Map<Tags, Double> done = new HashMap<>();
        Map<Tags, Double> differing = new HashMap<>();
        var counts = letters.counts();
        for (var generation : alive) {
            parked.put(tags(generation), (double) counts.getOrDefault(generation.processor(), 0L));
            if (!generation.state().isBeingBuilt()) {
                var tags = Tags.of("processor", generation.projection());
                running.putIfAbsent(tags, 0.0);
                done.putIfAbsent(tags, 1.0);
                differing.putIfAbsent(tags, 0.0);
            }
        }
        for (var generation : alive) {
            if (generation.state().isBeingBuilt()) {
                var tags = Tags.of("processor", generation.projection());
                running.put(tags, 1.0);
                done.put(tags, events == 0 ? 1 : Math.min(1, (double) progress.done(generation) / events));
                differing.put(tags, generation.state() == State.DIFFERENT && !generation.confirmed() ? 1.0 : 0.0);
            }
        }
        deadLetters.are(parked);
        rebuilding.are(running);
        rebuilt.are(done);
        undecided.are(differing);
    }

    /** A generation's number would make another time series of each rebuild. */
    private static Tags tags(Generation generation) {
        return Tags.of(
                "processor",
                generation.projection(),
                "state",
                generation.state().isBeingBuilt() ? "building" : "serving");
    }

    private void forget() {
        head = Double.NaN;
        List.of(lagEvents, lagSeconds, unclaimed, deadLetters, rebuilding, rebuilt, undecided)
                .forEach(readings -> readings.are(Map.of()));
    }
}
