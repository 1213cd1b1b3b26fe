package io.waybill.axonserver.eventstore;

import io.axoniq.axonserver.grpc.event.Event;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Events that are committed together or not at all. */
final class Append {

    private final List<Event> events;
    private final long bytes;
    private final @Nullable String scheduled;
    private final Consumer<@Nullable StatusRuntimeException> outcome;
    private final AtomicBoolean told = new AtomicBoolean();

    /**
     * An append that nobody has answered yet.
     *
     * @param events in the order in which they get their positions
     * @param bytes what the events take in memory
     * @param scheduled the token of the schedule that this fulfils: its row goes in the same transaction, and if it has
     *     gone already nothing is written; null for an append of a client's
     * @param outcome told once: null after the events are on disk, otherwise why they are not (or may not be)
     */
    Append(
            List<Event> events,
            long bytes,
            @Nullable String scheduled,
            Consumer<@Nullable StatusRuntimeException> outcome) {
        this.events = events;
        this.bytes = bytes;
        this.scheduled = scheduled;
        this.outcome = outcome;
    }

    List<Event> events() {
        return events;
    }

    long bytes() {
        return bytes;
    }

    @Nullable
    String scheduled() {
        return scheduled;
    }

    void committed() {
        tell(null);
    }

    void refused(StatusRuntimeException reason) {
        tell(reason);
    }

    private void tell(@Nullable StatusRuntimeException refusal) {
        if (told.compareAndSet(false, true)) {
            outcome.accept(refusal);
        }
    }
}
