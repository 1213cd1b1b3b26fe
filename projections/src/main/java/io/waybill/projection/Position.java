package io.waybill.projection;

import org.axonframework.eventhandling.TrackingToken;

/** The place of an event in the one stream of all events. */
public final class Position {

    private Position() {}

    /**
     * Reads the position off a tracking token, during a replay too.
     *
     * @param token the token of the event that is being handled
     * @return the 0-based position
     * @throws IllegalArgumentException if the token belongs to a store that has no positions
     */
    public static long of(TrackingToken token) {
        return token.position()
                .orElseThrow(() -> new IllegalArgumentException("The token " + token + " has no position"));
    }
}
