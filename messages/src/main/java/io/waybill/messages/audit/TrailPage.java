package io.waybill.messages.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of what happened.
 *
 * @param items the events, the newest first
 * @param nextCursor where the next page starts, or absent on the last
 */
public record TrailPage(List<TrailEntry> items, @Nullable String nextCursor) {

    /** Keeps its own copy of the items. */
    public TrailPage {
        items = List.copyOf(items);
    }

    /**
     * Something that happened.
     *
     * @param position the place of the event in the one stream of all events, from 0
     * @param at when
     * @param action the name of the event, for example {@code stock.movement-recorded}
     * @param summary the same in words, for example {@code Stock movement recorded}
     * @param entityType the kind of thing it happened to, for example {@code StockItem}
     * @param entityId which one
     * @param version the version of the thing with it, from 0
     * @param userId who asked for it, absent where it followed by itself
     * @param requestId the request it came from, absent if it came from none
     */
    public record TrailEntry(
            long position,
            Instant at,
            String action,
            String summary,
            String entityType,
            String entityId,
            long version,
            @Nullable String userId,
            @Nullable String requestId) {}
}
