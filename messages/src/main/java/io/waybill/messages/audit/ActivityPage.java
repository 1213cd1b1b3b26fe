package io.waybill.messages.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of what somebody did.
 *
 * @param items the events that came of it, the newest first
 * @param nextCursor where the next page starts, or absent on the last
 */
public record ActivityPage(
        List<ActivityView> items, @Nullable String nextCursor) {

    /** Keeps its own copy of the items. */
    public ActivityPage {
        items = List.copyOf(items);
    }

    /**
     * Something that somebody did.
     *
     * @param position the place of the event in the one stream of all events, from 0
     * @param action the name of the event, for example {@code stock.movement-recorded}
     * @param entityType the kind of thing it happened to, for example {@code StockItem}
     * @param entityId which one
     * @param version the version of the thing with it, from 0
     * @param at when
     * @param requestId the request it came from, absent if it came from none
     */
    public record ActivityView(
            long position,
            String action,
            String entityType,
            String entityId,
            long version,
            Instant at,
            @Nullable String requestId) {}
}
