package io.waybill.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill;
import io.waybill.app.slice.RunningWaybill.Running;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The demo against the running system, in a hurry. */
@ExtendWith(RunningWaybill.class)
class DemoDayIT {

    private static final long SEED = 6;

    private final Running waybill;

    DemoDayIT(Running waybill) {
        this.waybill = waybill;
    }

    @Test
    void a_day_is_played_and_can_be_played_again() {
        var told = new ByteArrayOutputStream();

        var first = play(told);
        var second = play(told);

        assertThat(first.registered()).isGreaterThanOrEqualTo(100);
        assertThat(first.movements()).isGreaterThan(100);
        assertThat(second.registered()).isZero();
        assertThat(second.alreadyThere()).isEqualTo(first.registered());
        assertThat(second.movements()).isGreaterThan(100);
        assertThat(told.toString(UTF_8)).contains("the shop opens: 120 products", "the shop closes");
    }

    private DemoResult play(ByteArrayOutputStream told) {
        var day = new DemoDay(
                new PublicApi(URI.create(waybill.address()), "admin@example.com", "Admin123!"),
                Catalogue.committed(),
                SEED,
                Duration.ofMillis(1),
                new Narrator(new PrintStream(told, true, UTF_8)));
        return Objects.requireNonNull(day.play().block());
    }
}
