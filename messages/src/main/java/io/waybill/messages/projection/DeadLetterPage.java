package io.waybill.messages.projection;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of events that could not be handled.
 *
 * @param items the events
 * @param nextCursor where the next page starts, or absent on the last
 */
public record DeadLetterPage(
        List<DeadLetterView> items, @Nullable String nextCursor) {

    /** Keeps its own copy of the items. */
    public DeadLetterPage {
        items = List.copyOf(items);
    }

    /**
     * An event that could not be handled, or that waits behind one.
     *
     * @param id of the letter
     * @param projection which read model could not handle it
     * @param event the name of the event
     * @param eventId its id
     * @param aggregateId what it happened to; what follows there waits behind it
     * @param version the aggregate's version with it
     * @param cause why it could not be handled; absent if it only waits
     * @param tries how often it was tried; 0 if it only waits
     * @param parkedAt when it was parked
     * @param lastTriedAt when it was tried last
     */
    public record DeadLetterView(
            String id,
            String projection,
            String event,
            String eventId,
            String aggregateId,
            long version,
            @Nullable String cause,
            int tries,
            Instant parkedAt,
            @Nullable Instant lastTriedAt) {}
}
