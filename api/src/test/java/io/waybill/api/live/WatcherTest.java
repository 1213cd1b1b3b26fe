package io.waybill.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatcherTest {

    @Test
    void a_new_client_gets_a_snapshot_and_each_newer_view_once() {
        assertThat(events(null, 5, 5, 7, 6)).containsExactly("snapshot 5", "update 7");
    }

    @Test
    void a_client_that_comes_back_gets_only_what_it_has_not_seen() {
        assertThat(events(5L, 5, 6)).containsExactly("update 6");
        assertThat(events(5L, 9, 9)).containsExactly("update 9");
    }

    @Test
    void a_client_that_has_seen_more_than_there_is_starts_anew() {
        assertThat(events(50L, 3, 4)).containsExactly("resync 3", "update 4");
    }

    @Test
    void what_says_the_same_again_is_not_sent() {
        var watcher = new Watcher(null);
        assertThat(watcher.next(5, "same", "as of 5")).isNotNull();
        assertThat(watcher.next(6, "same", "as of 6")).isNull();
        assertThat(watcher.next(7, "other", "as of 7")).isNotNull();
    }

    private static List<String> events(@Nullable Long lastSeen, long... positions) {
        var watcher = new Watcher(lastSeen);
        List<String> events = new ArrayList<>();
        for (long position : positions) {
            var event = watcher.next(position, position, "view " + position);
            if (event != null) {
                assertThat(event.data()).isEqualTo("view " + event.id());
                events.add(event.event() + " " + event.id());
            }
        }
        return events;
    }
}
