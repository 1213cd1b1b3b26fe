package io.waybill.query.audit;

import io.waybill.messages.EventName;
import io.waybill.messages.MetaDataKeys;
import io.waybill.messages.Origins;
import io.waybill.messages.audit.HistoryPage;
import io.waybill.messages.audit.HistoryPage.By;
import io.waybill.messages.audit.HistoryPage.Entry;
import io.waybill.messages.audit.HistoryPage.From;
import io.waybill.messages.audit.PastState;
import io.waybill.messages.audit.ReplayHistory;
import io.waybill.messages.audit.ShowPastState;
import io.waybill.query.Answer;
import io.waybill.query.Cursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers what happened to a thing, and what it was like, from its events alone. */
@Component
class HistoryQueries {

    /** The changes of a page have to fit into one message. */
    private static final int MOST_CHARACTERS = 500_000;

    private final Replays replays;
    private final Bookmarks bookmarks;
    private final Origins origins;
    private final Known known;

    HistoryQueries(Replays replays, Bookmarks bookmarks, Origins origins, Known known) {
        this.replays = replays;
        this.bookmarks = bookmarks;
        this.origins = origins;
        this.known = known;
    }

    @QueryHandler
    CompletableFuture<HistoryPage> handle(ReplayHistory query) {
        long first = first(query.cursor());
        return Answer.of(replays.run(() -> page(query, first)).flatMap(page -> known.about(query.entityId(), page)));
    }

    private static long first(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        try {
            return Long.parseUnsignedLong(Cursor.parse(cursor, 1).values().getFirst());
        } catch (NumberFormatException e) {
            throw Cursor.broken();
        }
    }

    private @Nullable HistoryPage page(ReplayHistory query, long first) {
        var begun = bookmarks.take(query, first);
        var fold = begun == null ? new Fold(EventTree.telling(query.personal())) : begun;
        List<Entry> items = new ArrayList<>();
        int characters = 0;
        try (var events = replays.open(query.entityId(), begun == null ? 0 : first)) {
            while (events.hasNext()) {
                var event = events.next();
                if (!event.getType().equals(query.entityType())) {
                    return null;
                }
                if (items.size() == query.limit() || characters > MOST_CHARACTERS) {
                    bookmarks.put(query, event.getSequenceNumber(), fold);
                    return new HistoryPage(
                            items, new Cursor(List.of(Long.toString(event.getSequenceNumber()))).token());
                }
                var step = fold.add((Record) event.getPayload(), query.entityId());
                if (event.getSequenceNumber() >= first) {
                    items.add(entry(event, step, query.personal()));
                    characters += step.changes().stream()
                            .mapToInt(change -> length(change.before()) + length(change.after()))
                            .sum();
                }
            }
        }
        return items.isEmpty() && first == 0 ? null : new HistoryPage(items, null);
    }

    private static int length(@Nullable Object value) {
        return value == null ? 0 : value.toString().length();
    }

    private Entry entry(DomainEventMessage<?> event, Fold.Step step, boolean personal) {
        Map<String, Object> metaData = event.getMetaData();
        String userId = text(metaData, MetaDataKeys.USER_ID);
        return new Entry(
                event.getSequenceNumber(),
                null,
                event.getPayload().getClass().getAnnotation(EventName.class).value(),
                event.getTimestamp(),
                userId == null ? null : new By(userId, null),
                personal ? from(metaData) : null,
                text(metaData, MetaDataKeys.REQUEST_ID),
                text(metaData, MetaDataKeys.TRACE_ID),
                step.changes(),
                step.details());
    }

    private From from(Map<String, Object> metaData) {
        var origin = origins.of(metaData);
        return new From(origin.ip(), origin.userAgent());
    }

    private static @Nullable String text(Map<String, Object> metaData, String key) {
        return metaData.get(key) instanceof String text ? text : null;
    }

    @QueryHandler
    CompletableFuture<PastState> handle(ShowPastState query) {
        return Answer.of(replays.run(() -> state(query)));
    }

    private @Nullable PastState state(ShowPastState query) {
        var fold = new Fold(EventTree.telling(query.personal()));
        long version = -1;
        Instant since = Instant.EPOCH;
        try (var events = replays.open(query.entityId(), 0)) {
            while (events.hasNext()) {
                var event = events.next();
                if (!event.getType().equals(query.entityType())) {
                    return null;
                }
                if (isLater(event, query)) {
                    break;
                }
                fold.add((Record) event.getPayload(), query.entityId());
                version = event.getSequenceNumber();
                since = event.getTimestamp();
            }
        }
        return version < 0 || (query.version() != null && query.version() != version)
                ? null
                : new PastState(query.entityType(), query.entityId(), version, since, fold.state());
    }

    private static boolean isLater(DomainEventMessage<?> event, ShowPastState query) {
        return (query.version() != null && event.getSequenceNumber() > query.version())
                || (query.at() != null && event.getTimestamp().isAfter(query.at()));
    }
}
