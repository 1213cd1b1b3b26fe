package io.waybill.messages.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that somebody made, as the record of usage keeps it: no body, no query, and of its path only what has the form
 * of an id. Or several that were alike, of one moment.
 *
 * @param id of the entry, a UUIDv7
 * @param at when the request came
 * @param action method and path as the API describes them, for example {@code GET /api/audit}; {@link #OTHER} for what it
 *     does not
 * @param ids the ids in the path, in their order
 * @param userId who is signed in, or whose account the request names; absent where there is nobody
 * @param requestId the id of the request, which the events that came of it have too
 * @param traceId its trace id
 * @param status the status of the answer, 0 where the client was gone before there was one
 * @param outcome what became of it
 * @param millis until the answer was written, or the client was gone, in milliseconds
 * @param format the media type of the answer, absent where it has none
 * @param origin where the request came from, sealed, see {@link io.waybill.messages.Origins}; absent where nobody may know
 * @param times how many requests it stands for, of which it is the last; absent for one
 */
public record UsageEntry(
        String id,
        Instant at,
        String action,
        List<String> ids,
        @Nullable String userId,
        String requestId,
        String traceId,
        int status,
        Outcome outcome,
        long millis,
        @Nullable String format,
        @Nullable String origin,
        @Nullable Integer times) {

    /** The Kafka topic that entries travel by. */
    public static final String TOPIC = "waybill.usage";

    /** Where the entries of a month are in Elasticsearch: this, and the month, as in {@code waybill-usage-2026-11}. */
    public static final String INDEX_PREFIX = "waybill-usage-";

    /** The action of whatever is none. */
    public static final String OTHER = "other";

    private static final int MONTH_LENGTH = 7;

    /** Keeps its own copy of the ids. */
    public UsageEntry {
        ids = List.copyOf(ids);
    }

    /** The same with where it came from. */
    public UsageEntry with(@Nullable String origin) {
        return new UsageEntry(
                id, at, action, ids, userId, requestId, traceId, status, outcome, millis, format, origin, times);
    }

    /** How many requests it stands for, 1 and more. */
    public int count() {
        return times == null ? 1 : times;
    }

    /** The month it is of, in UTC, for example {@code 2026-11}. */
    public String month() {
        return at.toString().substring(0, MONTH_LENGTH);
    }

    /** For whom its origin is sealed: the person it is of, or nobody in particular, who is another one each month. */
    public String person() {
        return userId == null ? "nobody:" + month() : userId;
    }

    /** What became of a request. */
    public enum Outcome {
        /** It was answered as asked for. */
        SUCCEEDED,
        /** It made no sense, or not now: 4xx. */
        REFUSED,
        /** Whoever asked is not signed in or may not: 401, 403. */
        DENIED,
        /** It was no fault of the client's: 5xx. */
        FAILED,
        /** The client did not wait for the end. */
        ABANDONED
    }
}
