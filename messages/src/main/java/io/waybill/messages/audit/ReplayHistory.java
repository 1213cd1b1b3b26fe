package io.waybill.messages.audit;

import org.jspecify.annotations.Nullable;

/**
 * Asks for what happened to a thing, from the first event on; answered with a {@link HistoryPage}, or nothing where there is
 * no such thing.
 *
 * @param entityType the kind of thing, for example {@code StockItem}
 * @param entityId which one
 * @param personal whether whoever asks may read what is told about persons
 * @param limit how many events at most, 1 to 200
 * @param cursor where the page before ended, or absent for the first
 */
public record ReplayHistory(
        String entityType,
        String entityId,
        boolean personal,
        int limit,
        @Nullable String cursor) {}
