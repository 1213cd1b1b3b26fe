package io.waybill.api.live;

import io.waybill.messages.live.LiveChange;
import org.jspecify.annotations.Nullable;

/** A change and its place among all that this node heard of, and what clients are told of it once it has been read. */
final class Announced {

    private final long number;
    private final LiveChange change;
    private final String thing;
    private volatile byte @Nullable [] frame;

    /**
     * What was announced.
     *
     * @param number from 1
     * @param change what changed
     */
    Announced(long number, LiveChange change) {
        this.number = number;
        this.change = change;
        this.thing = change.topic() + '/' + change.id();
    }

    /** Its place, from 1. */
    long number() {
        return number;
    }

    LiveChange change() {
        return change;
    }

    /** What it is that changed, among things of every kind. */
    String thing() {
        return thing;
    }

    /** The event that tells of it, no bytes where nothing is to be told, absent while nobody has needed it. */
    byte @Nullable [] frame() {
        return frame;
    }

    /** The event that tells of it. */
    void tellAs(byte[] event) {
        frame = event;
    }
}
