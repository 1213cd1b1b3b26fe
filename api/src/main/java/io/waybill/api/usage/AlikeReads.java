package io.waybill.api.usage;

import io.waybill.messages.Origin;
import io.waybill.messages.audit.UsageEntry;
import io.waybill.messages.audit.UsageEntry.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Counts reads that are alike: of those which one person makes in a moment of what is about nobody (products, their
 * categories, stock), the first is recorded as it is, and then how many more there were. A program that asks a thousand times
 * a second would fill the record otherwise. For one thread.
 */
final class AlikeReads {

    /** How long a moment is. */
    static final long NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final int MOST_KINDS = 1_000;
    private static final List<String> ABOUT_NOBODY =
            List.of("GET /api/products", "GET /api/categories", "GET /api/stock");
    private static final String JSON = "application/json";

    private final Map<Kind, More> kinds = new LinkedHashMap<>();
    private long begin;

    private record Kind(String action, @Nullable String userId, int status, Origin origin) {

        static Kind of(Noted noted) {
            var entry = noted.entry();
            return new Kind(entry.action(), entry.userId(), entry.status(), noted.origin());
        }
    }

    /** Those after the first. */
    private static final class More {

        private @Nullable Noted last;
        private int times;
        private long millis;

        void add(Noted noted) {
            last = noted;
            times++;
            millis += noted.entry().millis();
        }

        /** The last one, for all of them: with how long they took on average, and without what told them apart. */
        Noted together() {
            var noted = Objects.requireNonNull(last, "nothing was added");
            var entry = noted.entry();
            return times == 1
                    ? noted
                    : new Noted(
                            new UsageEntry(
                                    entry.id(),
                                    entry.at(),
                                    entry.action(),
                                    List.of(),
                                    entry.userId(),
                                    entry.requestId(),
                                    entry.traceId(),
                                    entry.status(),
                                    entry.outcome(),
                                    millis / times,
                                    entry.format(),
                                    entry.origin(),
                                    times),
                            noted.origin());
        }
    }

    /**
     * Counts a request if one like it came a moment ago.
     *
     * @param noted the request
     * @return whether it is counted, else it is to be recorded as it is
     */
    boolean count(Noted noted) {
        if (!isOrdinary(noted.entry())) {
            return false;
        }
        var kind = Kind.of(noted);
        var more = kinds.get(kind);
        if (more != null) {
            more.add(noted);
            return true;
        }
        if (kinds.isEmpty()) {
            begin = System.nanoTime();
        }
        if (kinds.size() < MOST_KINDS) {
            kinds.put(kind, new More());
        }
        return false;
    }

    private static boolean isOrdinary(UsageEntry entry) {
        return entry.times() == null
                && entry.outcome() == Outcome.SUCCEEDED
                && (entry.format() == null || entry.format().equals(JSON))
                && ABOUT_NOBODY.stream().anyMatch(entry.action()::startsWith);
    }

    /**
     * Whether the moment is over.
     *
     * @param now by the clock of {@link System#nanoTime}
     */
    boolean isDue(long now) {
        return !kinds.isEmpty() && now - begin >= NANOS;
    }

    /** Takes what was counted, and begins anew. */
    List<Noted> take() {
        List<Noted> counted = new ArrayList<>();
        for (var more : kinds.values()) {
            if (more.last != null) {
                counted.add(more.together());
            }
        }
        kinds.clear();
        return counted;
    }
}
