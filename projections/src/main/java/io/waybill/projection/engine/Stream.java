package io.waybill.projection.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** The one stream of all events, as far as its length and its times go. */
public final class Stream {

    private static final int LONGEST_READ_SECONDS = 2;

    private final EventStore events;

    /** Of this event store. */
    public Stream(EventStore events) {
        this.events = events;
    }

    /** How many events there are. */
    public long head() {
        var token = events.createHeadToken();
        return token == null ? 0 : token.position().orElse(-1) + 1;
    }

    /**
     * When an event was appended.
     *
     * @param position its position
     * @return empty if there is none yet
     */
    Optional<Instant> appendedAt(long position) {
        return at(position).map(EventMessage::getTimestamp);
    }

    /**
     * An event.
     *
     * @param position its position
     * @return empty if there is none yet
     */
    Optional<TrackedEventMessage<?>> at(long position) {
        var before = position == 0 ? null : new GlobalSequenceTrackingToken(position - 1);
        try (var stream = events.openStream(before)) {
            return stream.hasNextAvailable(LONGEST_READ_SECONDS, TimeUnit.SECONDS)
                    ? Optional.of(stream.nextAvailable())
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
