package io.waybill.api.live;

import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;

/** What one client has seen of something that is shown as a whole with each change. Not for several threads at once. */
public final class Watcher {

    private @Nullable Long lastSeen;
    private boolean first = true;

    /**
     * A client.
     *
     * @param lastSeen the id of the last event it has seen, or absent on its first visit
     */
    public Watcher(@Nullable Long lastSeen) {
        this.lastSeen = lastSeen;
    }

    /**
     * The event that brings the client up to date.
     *
     * @param position the position of the newest event that the view shows
     * @param view how it is now
     * @param <V> the type of the view
     * @return a snapshot, an update or a resync; absent if the client has seen this already
     */
    public <V> @Nullable ServerSentEvent<V> next(long position, V view) {
        String event = kind(position);
        first = false;
        if (event == null) {
            return null;
        }
        lastSeen = position;
        return ServerSentEvent.builder(view)
                .event(event)
                .id(Long.toString(position))
                .build();
    }

    private @Nullable String kind(long position) {
        if (lastSeen == null) {
            return "snapshot";
        }
        if (position > lastSeen) {
            return "update";
        }
        // The client has seen more than there is: what it read from was another store, or is being rebuilt.
        return first && position < lastSeen ? "resync" : null;
    }
}
