package io.waybill.messages.live;

import java.time.Duration;
import java.util.Set;

/**
 * What the projections and the edge agree on about views that are kept in Redis for a moment: how a thing reads is kept with
 * its stamp, and is good while the stamp is the same. A projection changes the stamp after its commit and before it
 * announces the change.
 */
public final class HotViews {

    /** The topics whose things are kept; what is about persons is not. */
    public static final Set<String> TOPICS = Set.of(LiveChange.STOCK, LiveChange.PRODUCT);

    /** How long a view is kept. */
    public static final Duration KEPT = Duration.ofSeconds(10);

    /**
     * How long a stamp is kept: longer than it takes to read a view, and than the view is kept, so that none which was read
     * before a change is good again when its stamp is forgotten.
     */
    public static final Duration STAMPED = Duration.ofMinutes(1);

    /** A number that becomes another one when a stamp may have been missed: no view from before it is good. */
    public static final String ERA = "waybill:views:era";

    /** In place of an id: all things of a topic together, of which pages are kept. Its stamp changes with any of theirs. */
    public static final String ALL = "*";

    private HotViews() {}

    /**
     * Where the stamp of a thing is: any text, absent where it has not changed for a while.
     *
     * @param topic the kind of thing
     * @param id its id, or {@link #ALL}
     */
    public static String stamp(String topic, String id) {
        return "waybill:views:stamp:{" + topic + '/' + id + '}';
    }

    /**
     * Where the view of a thing is.
     *
     * @param topic the kind of thing
     * @param id its id, and what else tells one view of it from another
     */
    public static String view(String topic, String id) {
        return "waybill:views:view:{" + topic + '/' + id + '}';
    }
}
