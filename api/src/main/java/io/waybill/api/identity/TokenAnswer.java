package io.waybill.api.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An access token to send as {@code Authorization: Bearer}, and what to get the next one with.
 *
 * @param accessToken the access token
 * @param tokenType always {@code Bearer}
 * @param expiresIn how long the access token is good for, in seconds
 * @param refreshToken good once, for the next pair; absent where it is in the cookie
 * @param refreshExpiresIn how long one stays signed in at most, in seconds
 */
record TokenAnswer(
        String accessToken,
        String tokenType,
        long expiresIn,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String refreshToken,
        long refreshExpiresIn) {

    /** Leaves the tokens out. */
    @Override
    public String toString() {
        return "TokenAnswer[]";
    }
}
