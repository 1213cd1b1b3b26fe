package io.waybill.messages.audit;

import io.waybill.messages.audit.HistoryPage.From;
import io.waybill.messages.audit.UsageEntry.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which requests were made, by action and by day.
 *
 * @param userId by whom, absent for everybody
 * @param from the first day, of the business zone
 * @param to the last day
 * @param requests how many there were
 * @param actions by action, the most frequent first
 * @param days by day, the first one first; without those on which there was nothing
 * @param latest the last of them, the newest first
 */
public record UsageReport(
        @Nullable String userId,
        LocalDate from,
        LocalDate to,
        long requests,
        List<ActionUsage> actions,
        List<DayUsage> days,
        List<RecordedRequest> latest) {

    /** Keeps its own copies of the lists. */
    public UsageReport {
        actions = List.copyOf(actions);
        days = List.copyOf(days);
        latest = List.copyOf(latest);
    }

    /** Says nothing about persons, since messages end up in logs. */
    @Override
    public String toString() {
        return "UsageReport[" + requests + "]";
    }

    /**
     * The requests for one thing.
     *
     * @param action method and path as the API describes them, for example {@code GET /api/audit}
     * @param requests how many
     * @param succeeded how many of them were answered as asked for
     * @param denied how many were not allowed: 401, 403
     * @param refused how many made no sense otherwise: 4xx
     * @param failed how many met a failure: 5xx
     * @param abandoned how many nobody waited for
     */
    public record ActionUsage(
            String action, long requests, long succeeded, long denied, long refused, long failed, long abandoned) {}

    /**
     * The requests of one day.
     *
     * @param day the day, of the business zone
     * @param requests how many
     * @param actions how many for what, the most frequent first
     */
    public record DayUsage(LocalDate day, long requests, List<ActionCount> actions) {

        /** Keeps its own copy of the actions. */
        public DayUsage {
            actions = List.copyOf(actions);
        }
    }

    /**
     * How often something was asked for.
     *
     * @param action what
     * @param requests how often
     */
    public record ActionCount(String action, long requests) {}

    /**
     * A request, or several that were alike, of one moment.
     *
     * @param at when it came
     * @param action what was asked for
     * @param ids the ids in its path
     * @param userId who is signed in, or whose account it names; absent for nobody
     * @param status the status of the answer, 0 where there was none
     * @param outcome what became of it
     * @param millis how long it took, in milliseconds
     * @param format the media type of the answer, absent where there is none
     * @param requestId the id of the request
     * @param traceId its trace id
     * @param from where it came from, absent where nobody may know
     * @param times how many there were, of which this is the last
     */
    public record RecordedRequest(
            Instant at,
            String action,
            List<String> ids,
            @Nullable String userId,
            int status,
            Outcome outcome,
            long millis,
            @Nullable String format,
            String requestId,
            String traceId,
            @Nullable From from,
            int times) {

        /** Keeps its own copy of the ids. */
        public RecordedRequest {
            ids = List.copyOf(ids);
        }

        /** Says nothing about persons, since messages end up in logs. */
        @Override
        public String toString() {
            return "RecordedRequest[" + action + ", " + at + "]";
        }
    }
}
