package io.waybill.projection.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A read model from its first event on. One serves; another may be built beside it.
 *
 * @param projection whose it is
 * @param number from 1
 * @param revision the revision of the code that fills it
 * @param state what becomes of it
 * @param rebuildId the rebuild that makes it; absent for the first
 * @param confirmed whether it may serve though it differs from the one before
 * @param detail what there is to say about its state
 * @param eventsDone how far it was at {@code measuredAt}
 * @param rate events a second
 * @param measuredAt when both were measured
 * @param startedAt when it began
 * @param endedAt when its rebuild was over; absent before
 */
public record Generation(
        String projection,
        int number,
        int revision,
        State state,
        @Nullable String rebuildId,
        boolean confirmed,
        @Nullable String detail,
        long eventsDone,
        double rate,
        Instant measuredAt,
        Instant startedAt,
        @Nullable Instant endedAt) {

    /** What becomes of a generation. */
    public enum State {
        /** It reads all events from the first. */
        BUILDING,
        /** It has nearly read them all. */
        CATCHING_UP,
        /** It is compared with the one that serves. */
        VERIFYING,
        /** It differs from the one that serves; an operator has to confirm it, or to cancel it. */
        DIFFERENT,
        /** The one that serves stands still until this one is as far, and readers see this one. */
        SWITCHING,
        /** It is what readers see. */
        SERVING,
        /** It served before, and is gone. */
        RETIRED,
        /** Its rebuild was given up by an operator, and it is gone. */
        CANCELLED,
        /** Its rebuild could not be finished, and it is gone. */
        FAILED;

        /** Whether it is beside the one that serves. */
        public boolean isBeingBuilt() {
            return switch (this) {
                case BUILDING, CATCHING_UP, VERIFYING, DIFFERENT, SWITCHING -> true;
                case SERVING, RETIRED, CANCELLED, FAILED -> false;
            };
        }
    }

    /** The name of the event processor that fills it. */
    String processor() {
        return projection + '_' + number;
    }
}
