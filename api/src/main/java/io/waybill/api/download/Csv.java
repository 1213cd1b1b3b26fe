package io.waybill.api.download;

import io.waybill.messages.report.Report.Column;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/**
 * A table as comma-separated values (RFC 4180), in UTF-8. Texts are in quotes, numbers are not; money is its amount alone,
 * since its currency has a column of its own. A text that a spreadsheet would take for a formula gets an apostrophe before
 * it: people and carriers write these texts, and others open them (OWASP, CSV injection).
 */
public final class Csv {

    /** The media type. */
    public static final MediaType TYPE = new MediaType("text", "csv", StandardCharsets.UTF_8);

    /** What makes Excel read a file as UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** What a formula can begin with, also in the full-width forms that some spreadsheets take for the same. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private static final CsvMapper MAPPER =
            CsvMapper.builder().enable(CsvWriteFeature.ALWAYS_QUOTE_STRINGS).build();

    private final List<Column> columns;
    private final CsvSchema schema;

    /**
     * A table with these columns.
     *
     * @param columns what the rows have, in this order
     */
    public Csv(List<Column> columns) {
        this.columns = List.copyOf(columns);
        var builder = CsvSchema.builder().setLineSeparator("\r\n").setUseHeader(true);
        columns.forEach(column -> builder.addColumn(column.name()));
        this.schema = builder.build();
    }

    /**
     * The beginning of the file.
     *
     * @param forExcel whether it starts with a byte order mark, by which Excel knows UTF-8
     * @param rows the first rows, by names of columns
     * @return the names of the columns, and the rows
     */
    public byte[] beginning(boolean forExcel, List<Map<String, @Nullable Object>> rows) {
        var text = new StringWriter();
        if (forExcel) {
            text.write(BYTE_ORDER_MARK);
        }
        return write(rows, schema, text);
    }

    /**
     * More rows.
     *
     * @param rows the rows, by names of columns
     */
    public byte[] more(List<Map<String, @Nullable Object>> rows) {
        return write(rows, schema.withoutHeader(), new StringWriter());
    }

    private byte[] write(List<Map<String, @Nullable Object>> rows, CsvSchema schema, StringWriter text) {
        try (SequenceWriter lines = MAPPER.writer(schema).writeValues(text)) {
            for (var row : rows) {
                lines.write(columns.stream().map(column -> cell(column, row)).toArray());
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable Object cell(Column column, Map<String, @Nullable Object> row) {
        Object value = row.get(column.name());
        return switch (column.kind()) {
            case TEXT, DATE -> value == null ? null : harmless(value.toString());
            case COUNT, DECIMAL -> value;
            case MONEY -> value instanceof Map<?, ?> money ? new BigDecimal(String.valueOf(money.get("amount"))) : null;
        };
    }

    /**
     * The same text, but none that a spreadsheet computes.
     *
     * @param text what somebody wrote
     */
    static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? '\'' + text : text;
    }
}
