package io.waybill.api.report;

import io.waybill.api.report.LiveReport.Issue;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;

/** What one client has seen of a report. Not for several threads at once. */
final class ReportWatcher {

    private @Nullable Long lastSeen;
    private @Nullable Object content;
    private boolean first = true;

    /**
     * A client.
     *
     * @param lastSeen the id of the last event it has seen, or absent on its first visit
     */
    ReportWatcher(@Nullable Long lastSeen) {
        this.lastSeen = lastSeen;
    }

    /**
     * The event that brings the client up to date.
     *
     * @param issue the report as it is now
     * @return a snapshot, an update or a resync; absent if the client has seen this already
     */
    @Nullable
    ServerSentEvent<String> next(Issue issue) {
        String event = kind(issue.position());
        first = false;
        if (event == null || (event.equals("update") && issue.content().equals(content))) {
            return null;
        }
        lastSeen = issue.position();
        content = issue.content();
        return ServerSentEvent.builder(issue.json())
                .event(event)
                .id(Long.toString(issue.position()))
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
