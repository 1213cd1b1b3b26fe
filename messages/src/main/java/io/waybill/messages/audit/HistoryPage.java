package io.waybill.messages.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of what happened to a thing.
 *
 * @param items the events, the first one first
 * @param nextCursor where the next page starts, or absent on the last
 */
public record HistoryPage(List<Entry> items, @Nullable String nextCursor) {

    /** Keeps its own copy of the items. */
    public HistoryPage {
        items = List.copyOf(items);
    }

    /** Says nothing about persons, since messages end up in logs. */
    @Override
    public String toString() {
        return "HistoryPage[" + items.size() + "]";
    }

    /**
     * An event.
     *
     * @param version the version of the thing with it, from 0
     * @param position its place in the one stream of all events, from 0; absent for a moment after it happened
     * @param event its name, for example {@code stock.movement-recorded}
     * @param at when
     * @param by who asked for it, absent where it followed by itself
     * @param from where the request came from, absent where nobody may know
     * @param requestId the request it came from, absent if it came from none
     * @param traceId the trace of that request, absent where there was none
     * @param changes which fields it changed
     * @param details what else the event tells
     */
    public record Entry(
            long version,
            @Nullable Long position,
            String event,
            Instant at,
            @Nullable By by,
            @Nullable From from,
            @Nullable String requestId,
            @Nullable String traceId,
            List<FieldChange> changes,
            Map<String, Object> details) {

        /** Keeps its own copy of the changes. */
        public Entry {
            changes = List.copyOf(changes);
        }

        /** Says nothing about persons, since messages end up in logs. */
        @Override
        public String toString() {
            return "Entry[" + version + ", " + event + "]";
        }

        /** The same with what others know of it. */
        public Entry with(@Nullable Long position, @Nullable By by) {
            return new Entry(version, position, event, at, by, from, requestId, traceId, changes, details);
        }
    }

    /**
     * Whoever asked for something.
     *
     * @param userId the user, or {@code carrier:CODE}
     * @param username the name today, absent for an erased user and for whoever is none
     */
    public record By(String userId, @Nullable String username) {

        /** Says nothing about the person, since messages end up in logs. */
        @Override
        public String toString() {
            return "By[" + userId + "]";
        }
    }

    /**
     * Where a request came from.
     *
     * @param ip the network address, absent where it is not known, or that person was erased
     * @param userAgent the {@code User-Agent}, absent where there was none, or that person was erased
     */
    public record From(@Nullable String ip, @Nullable String userAgent) {

        /** Says nothing about the person, since messages end up in logs. */
        @Override
        public String toString() {
            return "From[]";
        }
    }

    /**
     * A field that is another than before.
     *
     * @param field its path, for example {@code price.amount} or {@code to.lines[1]}
     * @param before what was there, absent if nothing
     * @param after what is there, absent if nothing
     */
    public record FieldChange(
            String field, @Nullable Object before, @Nullable Object after) {

        /** Says nothing about persons, since messages end up in logs. */
        @Override
        public String toString() {
            return "FieldChange[" + field + "]";
        }
    }
}
