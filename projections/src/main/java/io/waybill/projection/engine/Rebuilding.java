package io.waybill.projection.engine;

import io.waybill.projection.engine.Generation.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves rebuilds on, one step at a time, on whichever node comes first. Every step can be done again, so it does not matter
 * where a node dies: another goes on from what the table says.
 */
final class Rebuilding {

    private static final Logger log = LoggerFactory.getLogger(Rebuilding.class);

    /** With fewer events to go a rebuild is nearly done. */
    private static final long NEARLY = 5_000;

    /** How often a difference must be seen: one that is seen once is an event that one of the two has not handled yet. */
    private static final int LOOKS = 10;

    private static final int NAMED_DIFFERENCES = 10;
    private static final Duration LONGEST_SWITCH = Duration.ofSeconds(30);

    /** A reader that met the old generation has finished by then. */
    private static final Duration LONGEST_READ = Duration.ofSeconds(15);

    private static final double WEIGHT_OF_THE_NEWEST = 0.3;
    private static final double MILLIS_PER_SECOND = 1_000;

    private final Map<String, Projection> projections;
    private final Generations generations;
    private final Progress progress;
    private final Stream stream;
    private final DeadLetterTable letters;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Map<String, Comparison> comparisons = new HashMap<>();

    Rebuilding(
            Map<String, Projection> projections,
            Generations generations,
            Progress progress,
            Stream stream,
            DeadLetterTable letters,
            DataSource dataSource) {
        this.projections = Map.copyOf(projections);
        this.generations = generations;
        this.progress = progress;
        this.stream = stream;
        this.letters = letters;
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /** One step of every rebuild that no other node is at. */
    void moveOn() {
        for (String name : generations.toBeMovedOn()) {
            var projection = projections.get(name);
            if (projection != null && projection.places() != null) {
                transaction.executeWithoutResult(status -> {
                    if (isMine(projection)) {
                        generations.beingBuilt(projection.name()).ifPresent(built -> step(projection, built));
                        clearAway(projection);
                    }
                });
            }
        }
    }

    private boolean isMine(Projection projection) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('rebuild of ' || ?))")
                .param(projection.name())
                .query(Boolean.class)
                .single();
    }

    private void step(Projection projection, Generation built) {
        if (built.revision() != projection.revision()) {
            return;
        }
        long done = progress.done(built);
        generations.measured(built, done, rate(built, done));
        long toGo = stream.head() - done;
        switch (built.state()) {
            case BUILDING -> {
                if (toGo < NEARLY) {
                    generations.move(built, State.CATCHING_UP, null);
                }
            }
            case CATCHING_UP -> {
                if (toGo < NEARLY) {
                    generations.move(built, State.VERIFYING, null);
                }
            }
            case VERIFYING -> verify(projection, built);
            case DIFFERENT -> {
                if (built.confirmed()) {
                    generations.move(built, State.SWITCHING, built.detail());
                }
            }
            case SWITCHING -> switchTo(projection, built);
            case SERVING, RETIRED, CANCELLED, FAILED -> throw new IllegalStateException("Not being built: " + built);
        }
    }

    private static double rate(Generation built, long done) {
        double seconds = Duration.between(built.measuredAt(), Instant.now()).toMillis() / MILLIS_PER_SECOND;
        if (seconds <= 0) {
            return built.rate();
        }
        double newest = Math.max(0, done - built.eventsDone()) / seconds;
        return built.rate() == 0 ? newest : WEIGHT_OF_THE_NEWEST * newest + (1 - WEIGHT_OF_THE_NEWEST) * built.rate();
    }

    private void verify(Projection projection, Generation built) {
        var serving = generations.serving(projection.name()).orElseThrow();
        if (serving.revision() != built.revision()) {
            // Nobody keeps the old one up any more, so there is nothing to compare with.
            generations.move(built, State.SWITCHING, "Built by revision " + built.revision() + " of the code");
            return;
        }
        var comparison = comparisons.computeIfAbsent(built.processor(), name -> new Comparison());
        comparison.look(places(projection).differences(serving.number(), built.number()));
        if (comparison.isOver()) {
            comparisons.remove(built.processor());
            boolean equal = comparison.differences().isEmpty();
            generations.move(
                    built,
                    equal || built.confirmed() ? State.SWITCHING : State.DIFFERENT,
                    equal ? "Equal to the one before" : comparison.detail());
        }
    }

    private static Places places(Projection projection) {
        return Objects.requireNonNull(projection.places());
    }

    /** The old one stands still meanwhile, so no reader sees the new one go back behind it. */
    private void switchTo(Projection projection, Generation built) {
        var serving = generations.serving(projection.name()).orElseThrow();
        var old = progress.segments(serving.processor());
        long reached = old.stream().mapToLong(Progress.Segment::position).max().orElse(-1);
        boolean standsStill = old.stream().allMatch(segment -> segment.owner() == null);
        if (standsStill && progress.done(built) > reached) {
            // First the table: from here on nobody can cancel it, and where somebody just did, nothing is changed.
            if (!generations.move(serving, State.RETIRED, null)
                    || !generations.move(built, State.SERVING, built.detail())) {
                throw new IllegalStateException("Generation " + built.number() + " of " + built.projection()
                        + " was given up while readers were about to see it");
            }
            places(projection).serve(built.number());
            log.info("Readers see generation {} of {} now", built.number(), built.projection());
        } else if (built.measuredAt().isAfter(since(built).plus(LONGEST_SWITCH))) {
            generations.move(built, State.CATCHING_UP, "The switch took too long, and is tried again");
        }
    }

    private Instant since(Generation built) {
        return jdbc.sql("select moved_at from projection.generation where projection = ? and number = ?")
                .params(built.projection(), built.number())
                .query((row, number) -> row.getTimestamp("moved_at").toInstant())
                .single();
    }

    /** Drops what no longer serves, once nobody fills or reads it. */
    private void clearAway(Projection projection) {
        for (var ended : generations.toClearAway(projection.name(), LONGEST_READ)) {
            boolean free = progress.segments(ended.processor()).stream().allMatch(segment -> segment.owner() == null);
            if (free) {
                // Whatever a crash in the middle of a switch left behind: no reader may be at what goes away.
                generations
                        .serving(projection.name())
                        .ifPresent(serving -> places(projection).serve(serving.number()));
                places(projection).drop(ended.number());
                progress.forget(ended.processor());
                letters.clear(ended.processor());
                generations.cleared(ended);
            }
        }
    }

    /** Looks that are taken again and again: what differs every time does differ. */
    private static final class Comparison {

        private int looks;
        private @Nullable Set<String> differences;

        void look(Collection<String> found) {
            looks++;
            if (differences == null) {
                differences = new HashSet<>(found);
            } else {
                differences.retainAll(Set.copyOf(found));
            }
        }

        boolean isOver() {
            return looks >= LOOKS || differences().isEmpty();
        }

        Set<String> differences() {
            return differences == null ? Set.of() : differences;
        }

        String detail() {
            var some = differences().stream().sorted().limit(NAMED_DIFFERENCES).toList();
            return "Differs from the one that serves at " + differences().size() + " keys, among them " + some
                    + "; confirm it, or cancel the rebuild";
        }
    }
}
