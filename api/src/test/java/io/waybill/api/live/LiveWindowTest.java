package io.waybill.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.messages.live.LiveChange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiveWindowTest {

    private final LiveWindow window = new LiveWindow(4);

    private void announce(String topic, long... positions) {
        for (long position : positions) {
            window.add(new LiveChange(topic, "thing " + position, 0, position));
        }
    }

    private Optional<List<Long>> since(long position, String... topics) {
        return window.since(position, Set.of(topics))
                .map(missed -> missed.changes().stream()
                        .map(announced -> announced.change().position())
                        .toList());
    }

    @Test
    void what_a_slow_read_model_told_later_is_not_missed() {
        announce("stock", 5, 9);
        announce("shipment", 7);
        assertThat(since(9, "stock", "shipment")).contains(List.of(7L));
    }

    @Test
    void only_what_is_watched_is_told() {
        announce("stock", 5);
        announce("shipment", 6);
        announce("stock", 7);
        assertThat(since(5, "stock")).contains(List.of(7L));
        assertThat(since(6, "stock")).isEmpty();
    }

    @Test
    void whoever_has_seen_everything_has_missed_nothing() {
        announce("stock", 5);
        assertThat(since(5, "stock")).contains(List.of());
        assertThat(window.since(5, Set.of("stock")).orElseThrow().upTo()).isEqualTo(1);
    }

    @Test
    void what_is_no_longer_known_cannot_be_gone_on_from() {
        announce("stock", 1, 2, 3, 4, 5);
        assertThat(since(1, "stock")).isEmpty();
        assertThat(since(2, "stock")).contains(List.of(3L, 4L, 5L));
    }

    @Test
    void nobody_goes_on_over_a_gap() {
        announce("stock", 1);
        window.add(LiveChange.GAP);
        announce("stock", 2, 3);
        assertThat(since(1, "stock")).isEmpty();
        assertThat(since(2, "stock")).contains(List.of(3L));
    }
}
