package io.waybill.messages.projection;

import org.jspecify.annotations.Nullable;

/**
 * Asks for the events that could not be handled, the oldest first; answered with {@link DeadLetterPage}.
 *
 * @param limit how many at most, 1 to 200
 * @param cursor where the page before ended, or absent for the first
 */
public record ListDeadLetters(int limit, @Nullable String cursor) {}
