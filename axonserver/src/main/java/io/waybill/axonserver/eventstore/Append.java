package io.waybill.axonserver.eventstore;

import io.axoniq.axonserver.grpc.event.Event;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Events that are committed together or not at all.
 *
 * @param events in the order in which they get their positions
 * @param bytes what the events take in memory
 * @param outcome told once: null after the events are on disk, otherwise why they are not (or may not be)
 */
record Append(List<Event> events, long bytes, Consumer<@Nullable StatusRuntimeException> outcome) {

    void committed() {
        outcome.accept(null);
    }

    void refused(StatusRuntimeException reason) {
        outcome.accept(reason);
    }
}
