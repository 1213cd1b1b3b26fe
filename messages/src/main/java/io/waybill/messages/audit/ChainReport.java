package io.waybill.messages.audit;

import org.jspecify.annotations.Nullable;

/**
 * What came of looking whether events are as they were when they were chained.
 *
 * @param intact whether they are, as far as was looked
 * @param from the first position that was looked at
 * @param to the last position that was looked at and found as it was; below {@code from} if there was none
 * @param verified how many events those are
 * @param nextFrom where to go on, absent if there is nothing left to look at or a break was found
 * @param firstBreak the first position where something is wrong, absent if nothing is
 * @param head the end of the chain now, absent before the first event. Whoever writes it down elsewhere can tell later
 *     whether all of the chain was made anew
 */
public record ChainReport(
        boolean intact,
        long from,
        long to,
        long verified,
        @Nullable Long nextFrom,
        @Nullable Break firstBreak,
        @Nullable Head head) {

    /**
     * Where something is wrong.
     *
     * @param position the position
     * @param kind what is wrong
     */
    public record Break(long position, Kind kind) {}

    /** What can be wrong. */
    public enum Kind {
        /** The event, or its link of the chain, is another one. */
        CHANGED,
        /** The chain has an event that is no longer there. */
        REMOVED,
        /** There is an event that the chain does not have. */
        INSERTED
    }

    /**
     * The end of the chain.
     *
     * @param position of the last event in it
     * @param hash what all events up to it come to: 64 hexadecimal digits
     */
    public record Head(long position, String hash) {}
}
