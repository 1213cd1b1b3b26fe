package io.waybill.messages.projection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a rebuild is.
 *
 * @param id the rebuild
 * @param projection what is built anew
 * @param state what it does
 * @param eventsDone how many events are in
 * @param eventsTotal how many there are
 * @param ratePerSecond how many go in a second
 * @param etaSeconds how long it takes from now on; absent if that cannot be said
 * @param needsConfirmation whether it differs from the one that serves, and waits for somebody to accept that
 * @param detail what there is to say about its state
 * @param startedAt when it began
 * @param endedAt when it was over; absent before
 */
public record RebuildView(
        String id,
        String projection,
        State state,
        long eventsDone,
        long eventsTotal,
        double ratePerSecond,
        @Nullable Long etaSeconds,
        boolean needsConfirmation,
        @Nullable String detail,
        Instant startedAt,
        @Nullable Instant endedAt) {

    /** What a rebuild does. */
    public enum State {
        /** It reads all events from the first. */
        RUNNING,
        /** It has nearly read them all, or waits for its turn to serve. */
        CATCHING_UP,
        /** It is compared with the one that serves. */
        VERIFYING,
        /** It serves. */
        COMPLETED,
        /** It was given up. */
        CANCELLED,
        /** It could not be finished. */
        FAILED;

        /** Whether nothing more will happen. */
        public boolean isOver() {
            return this == COMPLETED || this == CANCELLED || this == FAILED;
        }
    }
}
