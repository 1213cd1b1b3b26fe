package io.waybill.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.messages.live.Announcement;
import io.waybill.messages.live.LiveChange;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What travels from the projections to the edge. */
class AnnouncementTest {

    @Test
    void what_was_written_is_read() {
        var changes = List.of(
                new LiveChange(LiveChange.STOCK, "item", 3, 17),
                new LiveChange(LiveChange.CATEGORY, "an/id with/slashes", 0, 18),
                LiveChange.GAP);
        assertThat(Announcement.of(new Announcement(changes).fields()).changes())
                .isEqualTo(changes);
    }

    @Test
    void anything_else_is_refused() {
        assertThatThrownBy(() -> Announcement.of(Map.of("topic", "stock")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Not an announcement");
    }
}
