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
            announce(topic, "thing " + position, position).tellAs(new byte[0]);
        }
    }

    private Announced announce(String topic, String id, long position) {
        return window.add(new LiveChange(topic, id, 0, position));
    }

    private Optional<List<Long>> since(long position, String... topics) {
        var after = window.after(position, Set.of(topics));
        return after.isEmpty() ? Optional.empty() : told(after.getAsLong(), topics);
    }

    private Optional<List<Long>> told(long after, String... topics) {
        return window.told(after, window.count(), Set.of(topics)).map(LiveWindowTest::positions);
    }

    private static List<Long> positions(List<Announced> announcements) {
        return announcements.stream()
                .map(announced -> announced.change().position())
                .toList();
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
        assertThat(window.after(5, Set.of("stock"))).hasValue(1);
    }

    @Test
    void what_is_no_longer_known_cannot_be_gone_on_from() {
        announce("stock", 1, 2, 3, 4, 5);
        assertThat(since(1, "stock")).isEmpty();
        assertThat(since(2, "stock")).contains(List.of(3L, 4L, 5L));
        assertThat(told(0, "stock")).isEmpty();
        assertThat(told(1, "stock")).contains(List.of(2L, 3L, 4L, 5L));
        assertThat(positions(window.newest(0, 5, Set.of("stock")))).containsExactly(2L, 3L, 4L, 5L);
    }

    @Test
    void nobody_goes_on_over_a_gap() {
        announce("stock", 1);
        window.add(LiveChange.GAP);
        announce("stock", 2, 3);
        assertThat(since(1, "stock")).isEmpty();
        assertThat(since(2, "stock")).contains(List.of(3L));
    }

    @Test
    void of_each_thing_the_newest_is_told_that_can_be() {
        announce("stock", "a", 1).tellAs(new byte[0]);
        announce("stock", "b", 2).tellAs(new byte[0]);
        announce("stock", "a", 3).tellAs(new byte[0]);
        announce("stock", "b", 4);
        assertThat(told(0, "stock")).contains(List.of(2L, 3L));
        assertThat(positions(window.newest(0, 4, Set.of("stock")))).containsExactly(3L, 4L);
    }

    @Test
    void a_client_stands_where_the_last_announcement_of_its_kind_is() {
        announce("stock", 5);
        announce("shipment", 6);
        announce("stock", 7);
        assertThat(window.position(2, Set.of("stock"))).hasValue(5);
        assertThat(window.position(3, Set.of("stock"))).hasValue(7);
        assertThat(window.position(3, Set.of("audit"))).isEmpty();
    }
}
