package io.waybill.api.audit;

import io.waybill.api.download.Language;
import io.waybill.messages.audit.SearchTrail;
import io.waybill.messages.audit.TrailPage;
import io.waybill.messages.audit.TrailPage.TrailEntry;
import io.waybill.messages.report.Report.Column;
import io.waybill.messages.report.Report.Kind;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The trail as a table. */
final class TrailTable {

    static final List<Column> COLUMNS = List.of(
            new Column("position", Kind.COUNT),
            new Column("at", Kind.DATE),
            new Column("action", Kind.TEXT),
            new Column("summary", Kind.TEXT),
            new Column("entityType", Kind.TEXT),
            new Column("entityId", Kind.TEXT),
            new Column("version", Kind.COUNT),
            new Column("userId", Kind.TEXT),
            new Column("requestId", Kind.TEXT));

    private TrailTable() {}

    /** A row for each entry of a page. */
    static List<Map<String, @Nullable Object>> rows(TrailPage page) {
        return page.items().stream().map(TrailTable::row).toList();
    }

    /** What was asked for. */
    static Map<String, String> facts(SearchTrail search, Language language) {
        Map<String, String> facts = new LinkedHashMap<>();
        put(facts, language.word("userId"), search.userId());
        put(facts, language.word("action"), search.action());
        put(facts, language.word("entityType"), search.entityType());
        put(facts, language.word("entityId"), search.entityId());
        put(facts, language.word("from"), search.from());
        put(facts, language.word("to"), search.to());
        put(facts, language.word("q"), search.text());
        facts.put(language.word("times"), language.word("times.utc"));
        return facts;
    }

    private static void put(Map<String, String> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value.toString());
        }
    }

    private static Map<String, @Nullable Object> row(TrailEntry entry) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("position", entry.position());
        row.put("at", entry.at());
        row.put("action", entry.action());
        row.put("summary", entry.summary());
        row.put("entityType", entry.entityType());
        row.put("entityId", entry.entityId());
        row.put("version", entry.version());
        row.put("userId", entry.userId());
        row.put("requestId", entry.requestId());
        return row;
    }
}
