package io.waybill.api.session;

import java.time.Duration;

/** What comes of presenting a refresh token. */
public sealed interface Refreshed {

    /**
     * It was good, and this is the next one.
     *
     * @param session the session with its next token
     */
    record Renewed(OpenSession session) implements Refreshed {}

    /** It is none of ours, or its session is over. */
    record Unknown() implements Refreshed {}

    /**
     * It had been spent before, so two have it; the session has ended.
     *
     * @param sessionId the session
     */
    record Reused(String sessionId) implements Refreshed {}

    /**
     * A session and the token to refresh it with.
     *
     * @param id the session
     * @param refreshToken the token, a secret
     * @param left how long the session lasts at most
     */
    record OpenSession(String id, String refreshToken, Duration left) {

        /** Leaves the token out. */
        @Override
        public String toString() {
            return "OpenSession[id=" + id + "]";
        }
    }
}
