package io.waybill.messages.projection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a read model is.
 *
 * @param name its name
 * @param store what keeps it: {@code PostgreSQL}, {@code Elasticsearch}, or {@code none} if it tells others
 * @param generation the number of the generation that serves, from 1
 * @param position of the last event that every segment is done with, -1 before the first
 * @param lag how far behind the newest event that is
 * @param segments its parts, each filled by one thread of one node
 * @param deadLetters how many events wait because they, or one before them, could not be handled
 * @param state what it does
 */
public record ProjectionView(
        String name,
        String store,
        int generation,
        long position,
        Lag lag,
        List<SegmentView> segments,
        long deadLetters,
        State state) {

    /** Keeps its own copy of the segments. */
    public ProjectionView {
        segments = List.copyOf(segments);
    }

    /** What a read model does. */
    public enum State {
        /** It follows the events. */
        RUNNING,
        /** It follows them, and is built anew beside it. */
        REBUILDING,
        /** A segment is filled by nobody at the moment. */
        STOPPED
    }

    /**
     * How far behind something is.
     *
     * @param events how many events are still to be handled
     * @param seconds how long ago the first of them was appended; 0 if there is none
     */
    public record Lag(long events, double seconds) {}

    /**
     * A part of a read model.
     *
     * @param number from 0
     * @param position of the last event it is done with, -1 before the first
     * @param node the node that fills it, absent if none does
     */
    public record SegmentView(
            int number, long position, @Nullable String node) {}
}
