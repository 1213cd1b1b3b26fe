package io.waybill.api.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as clients see it.
 *
 * @param id its id
 * @param report the name of the report
 * @param cron when
 * @param zone in which zone
 * @param format csv, xlsx or pdf
 * @param language the language of the file and the mail
 * @param recipients who gets it
 * @param filters what the report is confined to
 * @param createdBy the id of who asked for it
 * @param createdAt when it was asked for
 * @param nextAt when it is due next, or absent for never again
 * @param runs the last runs, the newest first
 */
record ScheduleView(
        String id,
        String report,
        String cron,
        String zone,
        String format,
        String language,
        List<String> recipients,
        Map<String, String> filters,
        String createdBy,
        Instant createdAt,
        @Nullable Instant nextAt,
        List<RunView> runs) {

    static ScheduleView of(Schedule schedule, List<RunView> runs) {
        return new ScheduleView(
                schedule.id(),
                schedule.report(),
                schedule.cron(),
                schedule.zone().getId(),
                schedule.format().extension(),
                schedule.language(),
                schedule.recipients(),
                schedule.filters(),
                schedule.createdBy(),
                schedule.createdAt(),
                schedule.nextAt(),
                List.copyOf(runs));
    }

    /**
     * A run.
     *
     * @param dueAt when it was due
     * @param state how far it is
     * @param attempts how often it was tried
     * @param sent to how many it was sent
     * @param startedAt when it was first tried, or absent
     * @param finishedAt when it came to its end, or absent
     * @param nextTryAt when it is tried next, or absent where it is not waiting
     * @param detail why it is not sent, or absent
     */
    record RunView(
            Instant dueAt,
            Run.State state,
            int attempts,
            int sent,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Instant nextTryAt,
            @Nullable String detail) {}

    /**
     * A page of schedules.
     *
     * @param items the schedules
     * @param nextCursor where the next page begins, absent on the last one
     */
    record SchedulePage(List<ScheduleView> items, @Nullable String nextCursor) {}
}
