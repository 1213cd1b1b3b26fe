package io.waybill.messages.audit;

import org.jspecify.annotations.Nullable;

/**
 * Asks what somebody did, the newest first; answered with an {@link ActivityPage}.
 *
 * @param userId who
 * @param limit how much at most, 1 to 200
 * @param cursor where the page before ended, or absent for the first
 */
public record ListActivity(
        String userId, int limit, @Nullable String cursor) {}
