package io.waybill.messages.user;

import org.jspecify.annotations.Nullable;

/**
 * Asks for users in the order of their ids; answered with a {@link UserPage}.
 *
 * @param text only those whose email address or username contains this, however it is written, or absent
 * @param role only those who do this, or absent
 * @param active only those who may sign in, or only those who may not, or absent
 * @param limit how many at most, 1 to 200
 * @param cursor where the page before ended, or absent for the first
 */
public record ListUsers(
        @Nullable String text,
        @Nullable UserRole role,
        @Nullable Boolean active,
        int limit,
        @Nullable String cursor) {}
