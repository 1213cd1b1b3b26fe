package io.waybill.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.api.report.LiveReport.Issue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportWatcherTest {

    @Test
    void a_new_client_gets_a_snapshot_and_then_updates() {
        assertThat(events(new ReportWatcher(null), 5, 7)).containsExactly("snapshot 5", "update 7");
    }

    @Test
    void what_a_client_has_seen_is_not_sent_again() {
        assertThat(events(new ReportWatcher(null), 5, 5, 4, 6)).containsExactly("snapshot 5", "update 6");
    }

    @Test
    void a_client_that_comes_back_gets_only_what_it_missed() {
        assertThat(events(new ReportWatcher(5L), 5, 6)).containsExactly("update 6");
        assertThat(events(new ReportWatcher(5L), 9)).containsExactly("update 9");
    }

    @Test
    void a_client_that_has_seen_more_than_there_is_is_told_to_start_anew() {
        assertThat(events(new ReportWatcher(50L), 3, 4)).containsExactly("resync 3", "update 4");
    }

    @Test
    void what_says_the_same_again_is_not_sent() {
        var watcher = new ReportWatcher(null);
        assertThat(watcher.next(new Issue(5, "same", "{}"))).isNotNull();
        assertThat(watcher.next(new Issue(6, "same", "{}"))).isNull();
        assertThat(watcher.next(new Issue(7, "other", "{}"))).isNotNull();
    }

    private static List<String> events(ReportWatcher watcher, long... positions) {
        return java.util.Arrays.stream(positions)
                .mapToObj(position -> event(watcher, position))
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    private static @Nullable String event(ReportWatcher watcher, long position) {
        var event = watcher.next(new Issue(position, "as of " + position, "{}"));
        return event == null ? null : event.event() + " " + event.id();
    }
}
