package io.waybill.axonserver.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RememberedSequencesTest {

    @Test
    void theLastNumberOfEachAggregateIsRememberedWhileTheTableGrows() {
        RememberedSequences sequences = new RememberedSequences(100_000);
        Map<String, Long> expected = new HashMap<>();
        Random random = new Random(42);
        for (int i = 0; i < 200_000; i++) {
            String aggregate = "stock-" + random.nextInt(50_000);
            long last = expected.merge(aggregate, 0L, (before, first) -> before + 1);
            sequences.remember(aggregate, last);
        }

        expected.forEach((aggregate, last) ->
                assertThat(sequences.last(aggregate)).as(aggregate).isEqualTo(last));
        assertThat(sequences.last("stock-50000")).isEqualTo(RememberedSequences.UNKNOWN);
    }

    @Test
    void anAggregateWithoutEventsIsKnownToHaveNone() {
        RememberedSequences sequences = new RememberedSequences(10);

        sequences.remember("stock-1", -1);

        assertThat(sequences.last("stock-1")).isEqualTo(-1);
    }

    @Test
    void whatIsAskedForStaysAndWhatIsNotIsForgotten() {
        RememberedSequences sequences = new RememberedSequences(10);
        sequences.remember("busy", 7);
        sequences.remember("idle", 3);

        for (int i = 0; i < 100; i++) {
            sequences.remember("other-" + i, i);
            assertThat(sequences.last("busy")).isEqualTo(7);
        }

        assertThat(sequences.last("idle")).isEqualTo(RememberedSequences.UNKNOWN);
        assertThat(sequences.last("other-99")).isEqualTo(99);
        assertThat(sequences.last("other-95")).isEqualTo(95);
    }

    @Test
    void afterForgettingNothingIsKnown() {
        RememberedSequences sequences = new RememberedSequences(1);
        sequences.remember("stock-1", 1);
        sequences.remember("stock-2", 2);

        sequences.forget();

        assertThat(sequences.last("stock-1")).isEqualTo(RememberedSequences.UNKNOWN);
        assertThat(sequences.last("stock-2")).isEqualTo(RememberedSequences.UNKNOWN);
    }
}
