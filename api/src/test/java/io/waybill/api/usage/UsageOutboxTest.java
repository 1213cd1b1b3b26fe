package io.waybill.api.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.waybill.messages.Origin;
import io.waybill.messages.audit.UsageEntry;
import io.waybill.messages.audit.UsageEntry.Outcome;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What does not fit is counted, and nothing else is lost. */
class UsageOutboxTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final UsageOutbox outbox = new UsageOutbox(meters);

    @Test
    void gives_back_what_it_took_in_its_order() {
        outbox.offer(noted("first"));
        outbox.offer(noted("second"));

        assertThat(outbox.poll()).isEqualTo(noted("first"));
        assertThat(outbox.poll()).isEqualTo(noted("second"));
        assertThat(outbox.poll()).isNull();
        assertThat(lost()).isZero();
    }

    @Test
    void counts_what_there_is_no_room_for() {
        for (int number = 0; number < UsageOutbox.MOST_WAITING + 3; number++) {
            outbox.offer(noted("entry " + number));
        }
        assertThat(lost()).isEqualTo(3);

        assertThat(outbox.poll()).isEqualTo(noted("entry 0"));
        outbox.offer(noted("there is room again"));
        assertThat(lost()).isEqualTo(3);

        outbox.close();
        assertThat(lost()).isEqualTo(3 + UsageOutbox.MOST_WAITING);
        assertThat(outbox.poll()).isNull();
    }

    private double lost() {
        return meters.get("waybill.usage.lost").counter().count();
    }

    private static Noted noted(String id) {
        var entry = new UsageEntry(
                id,
                Instant.EPOCH,
                "GET /api/audit",
                List.of(),
                null,
                "r",
                "t",
                200,
                Outcome.SUCCEEDED,
                1,
                null,
                null,
                null);
        return new Noted(entry, new Origin(null, null));
    }
}
