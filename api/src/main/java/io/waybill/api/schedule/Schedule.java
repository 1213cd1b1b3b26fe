package io.waybill.api.schedule;

import io.waybill.api.download.Format;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report that is mailed by a clock.
 *
 * @param id its id
 * @param report the name of the report
 * @param cron when, see {@link Timetable}
 * @param zone in which zone
 * @param format as what
 * @param language the language of the file and the mail (BCP 47)
 * @param recipients who gets it
 * @param filters what the report is confined to
 * @param createdBy the id of who asked for it, with whose permissions it runs
 * @param createdAt when it was asked for
 * @param nextAt when it is due next, or absent for never again
 */
record Schedule(
        String id,
        String report,
        String cron,
        ZoneId zone,
        Format format,
        String language,
        List<String> recipients,
        Map<String, String> filters,
        String createdBy,
        Instant createdAt,
        @Nullable Instant nextAt) {

    /** Keeps its own copies. */
    Schedule {
        recipients = List.copyOf(recipients);
        filters = Map.copyOf(filters);
    }
}
