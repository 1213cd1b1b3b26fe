package io.waybill.projection.engine;

import java.time.Instant;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * An event on its way into a read model.
 *
 * @param id the id of the event itself
 * @param payload what happened
 * @param aggregateType the kind of aggregate it happened to
 * @param aggregateId which one
 * @param version the aggregate's version with it, from 0
 * @param position its place in the one stream of all events, from 0
 * @param at when it was appended
 * @param metaData who asked for it, and in which request
 */
public record ProjectedEvent(
        String id,
        Object payload,
        String aggregateType,
        String aggregateId,
        long version,
        long position,
        Instant at,
        Map<String, Object> metaData) {

    static ProjectedEvent of(EventMessage<?> message) {
        if (!(message instanceof DomainEventMessage<?> event) || !(message instanceof TrackedEventMessage<?> tracked)) {
            throw new IllegalArgumentException("Not an aggregate's event from the one stream: " + message);
        }
        long position = tracked.trackingToken()
                .position()
                .orElseThrow(() -> new IllegalArgumentException("An event without a position: " + message));
        return new ProjectedEvent(
                event.getIdentifier(),
                event.getPayload(),
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                position,
                event.getTimestamp(),
                event.getMetaData());
    }
}
