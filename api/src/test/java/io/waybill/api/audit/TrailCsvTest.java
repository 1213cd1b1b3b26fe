package io.waybill.api.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.messages.audit.TrailPage;
import io.waybill.messages.audit.TrailPage.TrailEntry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrailCsvTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "=1+1, \"'=1+1\"",
                "+66, \"'+66\"",
                "-2, \"'-2\"",
                "@SUM(A1), \"'@SUM(A1)\"",
                "say \"hi\", \"say \"\"hi\"\"\"",
                "plain, \"plain\""
            })
    void a_cell_is_quoted_and_never_a_formula(String text, String cell) {
        assertThat(TrailCsv.cell(text)).isEqualTo(cell);
    }

    @Test
    void what_is_absent_is_empty() {
        var entry = new TrailEntry(
                7, Instant.parse("2026-11-21T05:00:00Z"), "a.b", "A b", "Product", "p", 0, null, "request");
        assertThat(new String(TrailCsv.rows(new TrailPage(List.of(entry), null)), UTF_8))
                .isEqualTo("\"7\",\"2026-11-21T05:00:00Z\",\"a.b\",\"A b\",\"Product\",\"p\",\"0\",,\"request\"\r\n");
    }
}
