package io.waybill.api.audit;

import io.waybill.api.download.Csv;
import io.waybill.messages.audit.TrailPage;
import io.waybill.messages.audit.TrailPage.TrailEntry;
import io.waybill.messages.report.Report.Column;
import io.waybill.messages.report.Report.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The trail as comma-separated values. */
final class TrailCsv {

    private static final Csv CSV = new Csv(List.of(
            new Column("position", Kind.COUNT),
            new Column("at", Kind.DATE),
            new Column("action", Kind.TEXT),
            new Column("summary", Kind.TEXT),
            new Column("entityType", Kind.TEXT),
            new Column("entityId", Kind.TEXT),
            new Column("version", Kind.COUNT),
            new Column("userId", Kind.TEXT),
            new Column("requestId", Kind.TEXT)));

    private TrailCsv() {}

    /** The line with the names of the columns. */
    static byte[] head() {
        return CSV.beginning(false, List.of());
    }

    /** A line for each entry of a page. */
    static byte[] rows(TrailPage page) {
        return CSV.more(page.items().stream().map(TrailCsv::row).toList());
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
