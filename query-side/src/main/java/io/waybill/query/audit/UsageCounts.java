package io.waybill.query.audit;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CalendarInterval;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import io.waybill.messages.audit.UsageEntry.Outcome;
import io.waybill.messages.audit.UsageReport.ActionCount;
import io.waybill.messages.audit.UsageReport.ActionUsage;
import io.waybill.messages.audit.UsageReport.DayUsage;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts requests, by action and by day. */
final class UsageCounts {

    private static final String ACTIONS = "actions";
    private static final String OUTCOMES = "outcomes";
    private static final String DAYS = "days";

    /** More than there are. */
    private static final int MOST_ACTIONS = 500;

    private static final Aggregation BY_ACTION =
            Aggregation.of(all -> all.terms(terms -> terms.field("action").size(MOST_ACTIONS)));

    private UsageCounts() {}

    static Map<String, Aggregation> wanted(ZoneId zone) {
        return Map.of(
                ACTIONS,
                Aggregation.of(action -> action.terms(
                                terms -> terms.field("action").size(MOST_ACTIONS))
                        .aggregations(OUTCOMES, outcome -> outcome.terms(terms -> terms.field("outcome")))),
                DAYS,
                Aggregation.of(day -> day.dateHistogram(histogram -> histogram
                                .field("at")
                                .calendarInterval(CalendarInterval.Day)
                                .timeZone(zone.getId())
                                .format("yyyy-MM-dd")
                                .minDocCount(1))
                        .aggregations(ACTIONS, BY_ACTION)));
    }

    static List<ActionUsage> actions(Map<String, Aggregate> counts) {
        return buckets(counts.get(ACTIONS)).stream().map(UsageCounts::action).toList();
    }

    /** Before the first request there is no index, and so no field to count by. */
    private static List<StringTermsBucket> buckets(@Nullable Aggregate terms) {
        return terms == null || !terms.isSterms()
                ? List.of()
                : terms.sterms().buckets().array();
    }

    private static ActionUsage action(StringTermsBucket bucket) {
        var outcomes = buckets(bucket.aggregations().get(OUTCOMES)).stream()
                .collect(Collectors.toMap(found -> found.key().stringValue(), StringTermsBucket::docCount));
        Function<Outcome, Long> count = outcome -> outcomes.getOrDefault(outcome.name(), 0L);
        return new ActionUsage(
                bucket.key().stringValue(),
                bucket.docCount(),
                count.apply(Outcome.SUCCEEDED),
                count.apply(Outcome.DENIED),
                count.apply(Outcome.REFUSED),
                count.apply(Outcome.FAILED),
                count.apply(Outcome.ABANDONED));
    }

    static List<DayUsage> days(Map<String, Aggregate> counts) {
        var days = counts.get(DAYS);
        return days == null || !days.isDateHistogram()
                ? List.of()
                : days.dateHistogram().buckets().array().stream()
                        .map(bucket -> new DayUsage(
                                LocalDate.parse(bucket.keyAsString()),
                                bucket.docCount(),
                                buckets(bucket.aggregations().get(ACTIONS)).stream()
                                        .map(action ->
                                                new ActionCount(action.key().stringValue(), action.docCount()))
                                        .toList()))
                        .toList();
    }
}
