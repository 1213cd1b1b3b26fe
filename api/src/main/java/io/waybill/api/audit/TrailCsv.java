package io.waybill.api.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.waybill.messages.audit.TrailPage;
import io.waybill.messages.audit.TrailPage.TrailEntry;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The trail as CSV (RFC 4180). A cell that a spreadsheet would take for a formula begins with an apostrophe, see
 * <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>.
 */
final class TrailCsv {

    private static final String FORMULAS = "=+-@\t\r\n";
    private static final List<String> COLUMNS =
            List.of("position", "at", "action", "summary", "entityType", "entityId", "version", "userId", "requestId");

    private TrailCsv() {}

    /** The line with the names of the columns. */
    static byte[] head() {
        return line(COLUMNS.stream()).getBytes(UTF_8);
    }

    /** A line for each entry of a page. */
    static byte[] rows(TrailPage page) {
        return page.items().stream()
                .map(TrailCsv::row)
                .collect(Collectors.joining())
                .getBytes(UTF_8);
    }

    private static String row(TrailEntry entry) {
        return line(Stream.of(
                cell(Long.toString(entry.position())),
                cell(entry.at().toString()),
                cell(entry.action()),
                cell(entry.summary()),
                cell(entry.entityType()),
                cell(entry.entityId()),
                cell(Long.toString(entry.version())),
                cell(entry.userId()),
                cell(entry.requestId())));
    }

    private static String line(Stream<String> cells) {
        return cells.collect(Collectors.joining(",", "", "\r\n"));
    }

    /** A cell as it is written. */
    static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String harmless = FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
