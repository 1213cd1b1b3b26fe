package io.waybill.api.report;

import io.waybill.messages.report.StockStatusReport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;

/** What one client has seen of the stock status. Not for several threads at once. */
final class StockStatusWatcher {

    private @Nullable Long lastSeen;
    private boolean first = true;

    /**
     * A client.
     *
     * @param lastSeen the id of the last event it has seen, or absent on its first visit
     */
    StockStatusWatcher(@Nullable Long lastSeen) {
        this.lastSeen = lastSeen;
    }

    /**
     * The event that brings the client up to date.
     *
     * @param report the report as it is now
     * @return a snapshot, an update or a resync; absent if the client has seen this already
     */
    @Nullable
    ServerSentEvent<StockStatusReport> next(StockStatusReport report) {
        String event = kind(report.position());
        first = false;
        if (event == null) {
            return null;
        }
        lastSeen = report.position();
        return ServerSentEvent.builder(report)
                .event(event)
                .id(Long.toString(report.position()))
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
