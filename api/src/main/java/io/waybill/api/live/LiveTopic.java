package io.waybill.api.live;

import io.waybill.messages.live.LiveChange;
import reactor.core.publisher.Mono;

/** A kind of thing that is watched on {@code /api/live}. */
public interface LiveTopic {

    /** Its name in {@code ?topics=}, for example {@code shipments}. */
    String name();

    /** The name of its events, for example {@code shipment}. */
    String event();

    /** The topic under which its changes are announced, see {@link LiveChange#topic}. */
    String announcedAs();

    /** What one must be permitted to do to watch it. */
    String permission();

    /**
     * How what changed reads now.
     *
     * @param change what changed
     * @return the same view as a GET answers, where there is one; empty where nothing is to be told
     */
    Mono<?> view(LiveChange change);
}
