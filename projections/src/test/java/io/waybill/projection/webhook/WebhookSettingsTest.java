package io.waybill.projection.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long is waited for a receiver. */
class WebhookSettingsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static WebhookSettings settings(Duration retryAfter, List<String> internal) {
        return new WebhookSettings(
                SECOND,
                SECOND,
                retryAfter,
                Duration.ofMinutes(10),
                Duration.ofHours(12),
                Duration.ofDays(3),
                1_000_000,
                internal);
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 10", "3, 20", "7, 320", "8, 600", "100, 600", "1000000, 600"})
    void each_wait_is_twice_the_one_before_up_to_ten_minutes(int failed, long seconds) {
        assertThat(settings(Duration.ofSeconds(5), List.of()).waitAfter(failed, false))
                .isBetween(
                        Duration.ofSeconds(seconds).multipliedBy(3).dividedBy(4),
                        Duration.ofSeconds(seconds).multipliedBy(5).dividedBy(4));
    }

    @Test
    void one_that_is_paused_is_tried_once_an_hour() {
        assertThat(settings(SECOND, List.of()).waitAfter(1, true))
                .isBetween(Duration.ofMinutes(45), Duration.ofMinutes(75));
    }

    @Test
    void what_cannot_be_meant_is_refused_at_the_start() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Duration.ZERO, List.of()))
                .withMessageContaining("waybill.webhooks.retry-after");
        assertThatIllegalArgumentException().isThrownBy(() -> settings(SECOND, List.of("intranet")));
        assertThatIllegalArgumentException().isThrownBy(() -> settings(SECOND, List.of("10.0.0.0/99")));
    }
}
