package io.waybill.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogEventsTest {

    private static final String WARNINGS = "warn";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LogEvents events = new LogEvents(meters);

    private double counted(String level) {
        return meters.get("logback.events").tag("level", level).counter().count();
    }

    @Test
    void what_is_logged_counts_by_its_level_as_long_as_anybody_counts() {
        var log = LoggerFactory.getLogger(LogEventsTest.class);
        assertThat(counted("error")).isZero();

        log.warn("This line is a test's");
        log.trace("Nobody writes this one down");
        assertThat(counted(WARNINGS)).isEqualTo(1);
        assertThat(counted("trace")).isZero();

        events.destroy();
        log.warn("This line is a test's, too");
        assertThat(counted(WARNINGS)).isEqualTo(1);
    }
}
