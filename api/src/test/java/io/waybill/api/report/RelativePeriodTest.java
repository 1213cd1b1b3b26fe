package io.waybill.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativePeriodTest {

    @ParameterizedTest
    @CsvSource({
        "today,      2026-03-04, 2026-03-04, 2026-03-04",
        "yesterday,  2026-03-01, 2026-02-28, 2026-02-28",
        "last7days,  2026-03-04, 2026-02-25, 2026-03-03",
        "last30days, 2026-03-04, 2026-02-02, 2026-03-03",
        "lastWeek,   2026-03-04, 2026-02-23, 2026-03-01",
        "lastWeek,   2026-03-02, 2026-02-23, 2026-03-01",
        "thisMonth,  2026-03-04, 2026-03-01, 2026-03-04",
        "lastMonth,  2024-03-31, 2024-02-01, 2024-02-29"
    })
    void a_period_is_said_from_a_day(String word, LocalDate day, LocalDate from, LocalDate to) {
        var period = RelativePeriod.named(word).orElseThrow();
        assertThat(period.from(day)).isEqualTo(from);
        assertThat(period.to(day)).isEqualTo(to);
    }
}
