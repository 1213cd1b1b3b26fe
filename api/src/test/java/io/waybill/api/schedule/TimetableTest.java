package io.waybill.api.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {

    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final Duration LEAST = Duration.ofMinutes(15);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 7 * * *       | 2026-11-22T00:00:00Z
                    30 8 * * MON    | 2026-11-23T01:30:00Z
                    0 30 8 * * MON  | 2026-11-23T01:30:00Z
                    @daily          | 2026-11-21T17:00:00Z
                    0 0 1 * *       | 2026-11-30T17:00:00Z
                    0 0 L * *       | 2026-11-29T17:00:00Z
                    """)
    void times_are_those_of_its_zone(String cron, Instant next) {
        assertThat(Timetable.of(cron, BANGKOK).after(NOW)).contains(next);
        assertThat(Timetable.of(cron, BANGKOK).unfit(NOW, LEAST)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"* * * * *", "*/10 * * * *", "0,5 7 * * *", "* * * * * *", "0,59 0,23 * * *", "0,59 0,23 1,L * *"
            })
    void what_comes_too_often_is_unfit(String cron) {
        assertThat(Timetable.of(cron, BANGKOK).unfit(NOW, LEAST)).isEqualTo("comes more often than every 15 minutes");
    }

    @Test
    void what_never_comes_is_unfit() {
        assertThat(Timetable.of("0 0 30 2 *", BANGKOK).unfit(NOW, LEAST)).isEqualTo("never comes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "1 2 3",
                "60 * * * *",
                "@never",
                "0 0 0 0 0 0 0",
                "* * * * * * *",
                "\u0000",
                "99999999999 * * * *"
            })
    void what_is_no_expression_is_refused(String cron) {
        assertThatIllegalArgumentException().isThrownBy(() -> Timetable.of(cron, BANGKOK));
    }

    @Test
    void one_waits_longer_after_each_failure_but_not_for_ever() {
        var settings = new ScheduleSettings(
                Duration.ofSeconds(5), LEAST, Duration.ofMinutes(1), 8, Duration.ofMinutes(1), "a@b.c");
        assertThat(settings.waitAfter(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.waitAfter(2)).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.waitAfter(4)).isEqualTo(Duration.ofMinutes(8));
        assertThat(settings.waitAfter(20)).isEqualTo(Duration.ofHours(1));
    }
}
