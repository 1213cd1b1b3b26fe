package io.waybill.projection.engine;

import io.waybill.messages.Refusal;
import io.waybill.messages.Refusal.Reason;
import io.waybill.messages.projection.CancelRebuild;
import io.waybill.messages.projection.ConfirmRebuild;
import io.waybill.messages.projection.DeadLetterPage;
import io.waybill.messages.projection.DropDeadLetter;
import io.waybill.messages.projection.FindRebuild;
import io.waybill.messages.projection.ListDeadLetters;
import io.waybill.messages.projection.ListProjections;
import io.waybill.messages.projection.ListRebuilds;
import io.waybill.messages.projection.ProjectionList;
import io.waybill.messages.projection.ProjectionView;
import io.waybill.messages.projection.ProjectionView.Lag;
import io.waybill.messages.projection.ProjectionView.SegmentView;
import io.waybill.messages.projection.RebuildList;
import io.waybill.messages.projection.RebuildProjection;
import io.waybill.messages.projection.RebuildView;
import io.waybill.messages.projection.RetryDeadLetter;
import io.waybill.projection.engine.Generation.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/**
 * What operators see of the read models, and what they can do to them. Any node answers for all: everything is in
 * PostgreSQL. On Axon's own threads, which may wait for it.
 */
public final class Operations {

    private static final double MILLIS_PER_SECOND = 1_000;
    private static final Pattern LETTER = Pattern.compile("[0-9a-f-]{36}");

    private final Map<String, Projection> projections;
    private final Generations generations;
    private final Progress progress;
    private final Stream stream;
    private final DeadLetterTable letters;
    private final ProjectionProcessors processors;

    Operations(
            Map<String, Projection> projections,
            Generations generations,
            Progress progress,
            Stream stream,
            DeadLetterTable letters,
            ProjectionProcessors processors) {
        this.projections = Map.copyOf(projections);
        this.generations = generations;
        this.progress = progress;
        this.stream = stream;
        this.letters = letters;
        this.processors = processors;
    }

    @QueryHandler
    ProjectionList handle(ListProjections query) {
        long head = stream.head();
        return new ProjectionList(
                projections.values().stream()
                        .flatMap(projection -> generations.serving(projection.name()).stream()
                                .map(serving -> view(projection, serving, head)))
                        .sorted((one, other) -> one.name().compareTo(other.name()))
                        .toList(),
                null);
    }

    private ProjectionView view(Projection projection, Generation serving, long head) {
        var places = projection.places();
        var segments = progress.segments(serving.processor()).stream()
                .map(segment -> new SegmentView(segment.number(), segment.position(), segment.owner()))
                .toList();
        long done = segments.stream()
                .mapToLong(segment -> segment.position() + 1)
                .min()
                .orElse(0);
        return new ProjectionView(
                projection.name(),
                places == null ? "none" : places.store(),
                serving.number(),
                done - 1,
                lag(done, head),
                segments,
                letters.count(serving.processor()),
                state(projection, segments));
    }

    private Lag lag(long done, long head) {
        if (done >= head) {
            return new Lag(0, 0);
        }
        double seconds = stream.appendedAt(done)
                .map(at -> Duration.between(at, Instant.now()).toMillis() / MILLIS_PER_SECOND)
                .orElse(0.0);
        return new Lag(head - done, Math.max(0, seconds));
    }

    private ProjectionView.State state(Projection projection, List<SegmentView> segments) {
        if (segments.isEmpty() || segments.stream().anyMatch(segment -> segment.node() == null)) {
            return ProjectionView.State.STOPPED;
        }
        return generations.beingBuilt(projection.name()).isPresent()
                ? ProjectionView.State.REBUILDING
                : ProjectionView.State.RUNNING;
    }

    @CommandHandler
    RebuildView handle(RebuildProjection command) {
        var projection = projections.get(command.projection());
        if (projection == null) {
            throw refused(Reason.UNKNOWN, "There is no read model " + command.projection() + ".");
        }
        if (projection.places() == null) {
            throw refused(
                    Reason.CONFLICT,
                    projection.name() + " tells others what happened: they would be told everything twice.");
        }
        boolean added = generations.add(projection.name(), projection.revision(), command.rebuildId(), false);
        // The same request, sent again, finds its own.
        if (!added && generations.rebuild(command.rebuildId()).isEmpty()) {
            throw refused(Reason.CONFLICT, projection.name() + " is being built anew already.");
        }
        return rebuild(command.rebuildId());
    }

    @CommandHandler
    RebuildView handle(CancelRebuild command) {
        var seen = rebuilding(command.rebuildId());
        boolean over = !seen.state().isBeingBuilt();
        if (over && seen.state() != State.CANCELLED) {
            throw refused(Reason.CONFLICT, "This rebuild is over already.");
        }
        if (!over && !generations.move(seen, State.CANCELLED, "Given up by an operator")) {
            throw refused(Reason.CONFLICT, "This rebuild has just moved on; try again.");
        }
        return rebuild(command.rebuildId());
    }

    @CommandHandler
    RebuildView handle(ConfirmRebuild command) {
        rebuilding(command.rebuildId());
        if (!generations.confirm(command.rebuildId())) {
            throw refused(Reason.CONFLICT, "This rebuild is over already.");
        }
        return rebuild(command.rebuildId());
    }

    private Generation rebuilding(String id) {
        return generations.rebuild(id).orElseThrow(() -> refused(Reason.UNKNOWN, "There is no rebuild " + id + "."));
    }

    private RebuildView rebuild(String id) {
        return view(rebuilding(id), stream.head());
    }

    @QueryHandler
    RebuildList handle(ListRebuilds query) {
        long head = stream.head();
        return new RebuildList(
                generations.rebuilds().stream()
                        .map(rebuild -> view(rebuild, head))
                        .toList(),
                null);
    }

    @QueryHandler
    @Nullable
    RebuildView handle(FindRebuild query) {
        Optional<Generation> rebuild = generations.rebuild(query.rebuildId());
        return rebuild.map(generation -> view(generation, stream.head())).orElse(null);
    }

    private static RebuildView view(Generation rebuild, long head) {
        boolean over = !rebuild.state().isBeingBuilt();
        long total = over ? rebuild.eventsDone() : Math.max(head, rebuild.eventsDone());
        return new RebuildView(
                String.valueOf(rebuild.rebuildId()),
                rebuild.projection(),
                state(rebuild.state()),
                rebuild.eventsDone(),
                total,
                over ? 0 : rebuild.rate(),
                over ? null : eta(rebuild, total),
                rebuild.state() == State.DIFFERENT && !rebuild.confirmed(),
                rebuild.detail(),
                rebuild.startedAt(),
                rebuild.endedAt());
    }

    private static @Nullable Long eta(Generation rebuild, long total) {
        return rebuild.rate() < 1 ? null : Math.round((total - rebuild.eventsDone()) / rebuild.rate());
    }

    private static RebuildView.State state(State state) {
        return switch (state) {
            case BUILDING -> RebuildView.State.RUNNING;
            case CATCHING_UP, SWITCHING -> RebuildView.State.CATCHING_UP;
            case VERIFYING, DIFFERENT -> RebuildView.State.VERIFYING;
            case SERVING, RETIRED -> RebuildView.State.COMPLETED;
            case CANCELLED -> RebuildView.State.CANCELLED;
            case FAILED -> RebuildView.State.FAILED;
        };
    }

    @QueryHandler
    DeadLetterPage handle(ListDeadLetters query) {
        if (query.cursor() != null && !LETTER.matcher(query.cursor()).matches()) {
            String detail = "The cursor is broken: use nextCursor of the page before, as it is.";
            throw new QueryExecutionException(detail, null, new Refusal(Reason.INVALID, detail));
        }
        return letters.page(query.limit(), query.cursor());
    }

    @CommandHandler
    boolean handle(RetryDeadLetter command) {
        String processor = letters.processorOf(command.id())
                .orElseThrow(() -> refused(Reason.UNKNOWN, "There is no dead letter " + command.id() + "."));
        return processors
                .retryNow(processor, command.id())
                .orElseThrow(() -> refused(
                        Reason.UNAVAILABLE, "The node that fills " + processor + " is another one; try again."));
    }

    @CommandHandler
    boolean handle(DropDeadLetter command) {
        if (!letters.drop(command.id())) {
            throw refused(Reason.UNKNOWN, "There is no dead letter " + command.id() + ".");
        }
        return true;
    }

    private static CommandExecutionException refused(Reason reason, String detail) {
        return new CommandExecutionException(detail, null, new Refusal(reason, detail));
    }
}
