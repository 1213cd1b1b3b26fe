package io.waybill.query.audit;

import io.waybill.messages.audit.HistoryPage;
import io.waybill.messages.audit.HistoryPage.By;
import io.waybill.messages.audit.HistoryPage.Entry;
import io.waybill.query.Column;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What read models know of events that the events of one aggregate do not tell: positions, and names of today. */
@Component
class Known {

    private final DatabaseClient readModels;

    Known(DatabaseClient readModels) {
        this.readModels = readModels;
    }

    /** The same page with positions and usernames. */
    Mono<HistoryPage> about(String entityId, HistoryPage page) {
        if (page.items().isEmpty()) {
            return Mono.just(page);
        }
        return Mono.zip(positions(entityId, page), usernames(page))
                .map(found -> new HistoryPage(
                        page.items().stream()
                                .map(entry -> entry.with(found.getT1().get(entry.version()), by(entry, found.getT2())))
                                .toList(),
                        page.nextCursor()));
    }

    private static @Nullable By by(Entry entry, Map<String, String> usernames) {
        var by = entry.by();
        return by == null ? null : new By(by.userId(), usernames.get(by.userId()));
    }

    private Mono<Map<Long, Long>> positions(String entityId, HistoryPage page) {
        return readModels
                .sql("select version, position from audit.chain"
                        + " where entity_id = :id and version between :first and :last")
                .bind("id", entityId)
                .bind("first", page.items().getFirst().version())
                .bind("last", page.items().getLast().version())
                .map(row -> Map.entry(Column.number(row, "version"), Column.number(row, "position")))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<Map<String, String>> usernames(HistoryPage page) {
        String[] ids = page.items().stream()
                .map(Entry::by)
                .filter(Objects::nonNull)
                .map(By::userId)
                .distinct()
                .toArray(String[]::new);
        return readModels
                .sql("select id, username from projection.app_user where id = any(:ids) and username is not null")
                .bind("ids", ids)
                .map(row -> Map.entry(Column.text(row, "id"), Column.text(row, "username")))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
