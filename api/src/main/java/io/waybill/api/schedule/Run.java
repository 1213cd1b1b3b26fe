package io.waybill.api.schedule;

import java.time.Instant;
import java.util.List;

/**
 * A run that this node holds a claim on.
 *
 * @param id its id
 * @param schedule what it is a run of
 * @param ended whether the schedule was deleted meanwhile
 * @param dueAt when it was due
 * @param attempt which attempt this is, from 1; the claim is known by it
 * @param sentTo whom it was sent to already
 */
record Run(String id, Schedule schedule, boolean ended, Instant dueAt, int attempt, List<String> sentTo) {

    /** Keeps its own copy. */
    Run {
        sentTo = List.copyOf(sentTo);
    }

    /** How far runs are. */
    enum State {
        /** To be tried, for the first time or again. */
        WAITING,
        /** A node is at it. */
        RUNNING,
        /** The mail server took it for everybody. */
        SENT,
        /** Given up; some may have got it. */
        FAILED,
        /** Not tried, since it must not or cannot be sent; the detail says why. */
        REFUSED
    }
}
