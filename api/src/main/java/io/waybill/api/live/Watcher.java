package io.waybill.api.live;

import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;

/** What one client has seen of something that is shown as a whole with each change. Not for several threads at once. */
public final class Watcher {

    private @Nullable Long lastSeen;
    private @Nullable Object content;
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
     * @param shown what the view says, whenever it was read
     * @param data the view as it is sent
     * @param <D> the type of what is sent
     * @return a snapshot, an update or a resync; absent if the client has seen this already, or something that says the same
     */
    public <D> @Nullable ServerSentEvent<D> next(long position, Object shown, D data) {
        String event = kind(position);
        first = false;
        if (event == null || (event.equals("update") && shown.equals(content))) {
            return null;
        }
        lastSeen = position;
        content = shown;
        return ServerSentEvent.builder(data)
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
