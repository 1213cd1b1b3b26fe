package io.waybill.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import reactor.core.publisher.Mono;

/** A server is asked how it is, and says nothing. */
@Timeout(60)
class HealthInTimeTest {

    private final HealthInTime impatient = new HealthInTime(Duration.ofMillis(50));
    private final HealthInTime patient = new HealthInTime(Duration.ofSeconds(30));

    private static Health health(HealthInTime inTime, HealthIndicator indicator) {
        return Objects.requireNonNull(
                ((HealthIndicator) inTime.postProcessAfterInitialization(indicator, "db")).health());
    }

    @Test
    void one_that_answers_is_as_it_says() {
        assertThat(health(patient, () -> Health.up().build()).getStatus()).isEqualTo(Status.UP);
        assertThat(health(patient, () -> Health.outOfService().build()).getStatus())
                .isEqualTo(Status.OUT_OF_SERVICE);
    }

    @Test
    void one_that_fails_is_down() {
        HealthIndicator failing = () -> {
            throw new IllegalStateException("no connection");
        };
        assertThat(health(patient, failing).getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void one_that_hangs_is_down_and_is_not_asked_again_until_it_has_answered() throws InterruptedException {
        var answers = new CountDownLatch(1);
        var asked = new AtomicInteger();
        HealthIndicator hanging = () -> {
            asked.incrementAndGet();
            try {
                answers.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Health.up().build();
        };
        var indicator = (HealthIndicator) impatient.postProcessAfterInitialization(hanging, "db");

        for (int look = 0; look < 5; look++) {
            assertThat(Objects.requireNonNull(indicator.health()).getStatus()).isEqualTo(Status.DOWN);
        }
        assertThat(asked).hasValue(1);

        answers.countDown();
        while (Objects.requireNonNull(indicator.health()).getStatus().equals(Status.DOWN)) {
            Thread.sleep(10);
        }
    }

    @Test
    void one_that_hangs_without_a_thread_is_down_too() {
        ReactiveHealthIndicator hanging = Mono::never;
        var indicator = (ReactiveHealthIndicator) impatient.postProcessAfterInitialization(hanging, "r2dbc");

        assertThat(Objects.requireNonNull(indicator.health().block()).getStatus())
                .isEqualTo(Status.DOWN);
    }
}
