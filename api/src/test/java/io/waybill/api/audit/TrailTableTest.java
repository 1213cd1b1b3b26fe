package io.waybill.api.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.api.download.Csv;
import io.waybill.messages.audit.TrailPage;
import io.waybill.messages.audit.TrailPage.TrailEntry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrailTableTest {

    @Test
    void what_is_absent_is_empty() {
        var entry = new TrailEntry(
                7, Instant.parse("2026-11-21T05:00:00Z"), "a.b", "A b", "Product", "p", 0, null, "request");
        assertThat(new String(
                        new Csv(TrailTable.COLUMNS).more(TrailTable.rows(new TrailPage(List.of(entry), null))), UTF_8))
                .isEqualTo("7,\"2026-11-21T05:00:00Z\",\"a.b\",\"A b\",\"Product\",\"p\",0,,\"request\"\r\n");
    }
}
