package io.waybill.messages.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what happened, the newest first; answered with a {@link TrailPage}.
 *
 * @param userId only what this user asked for, or absent
 * @param action only events with this name, or absent
 * @param entityType only what happened to this kind of thing, or absent
 * @param entityId only what happened to this thing, or absent
 * @param from only from this moment on, or absent
 * @param to only before this moment, or absent
 * @param text only what tells of this, in Thai or in English, or an id as it is; or absent
 * @param limit how many at most, 1 to 1,000
 * @param cursor where the page before ended, or absent for the first
 */
public record SearchTrail(
        @Nullable String userId,
        @Nullable String action,
        @Nullable String entityType,
        @Nullable String entityId,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String text,
        int limit,
        @Nullable String cursor) {

    /** The next page. */
    public SearchTrail after(String cursor) {
        return new SearchTrail(userId, action, entityType, entityId, from, to, text, limit, cursor);
    }
}
