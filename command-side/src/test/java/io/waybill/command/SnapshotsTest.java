package io.waybill.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.SnapshotTrigger;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;

/** When snapshots are asked for. */
class SnapshotsTest {

    private final List<String> askedFor = new ArrayList<>();
    private long now;
    private final Snapshots snapshots = new Snapshots((type, id) -> askedFor.add(id), () -> now);

    @Test
    void an_aggregate_that_stays_in_memory_is_not_written_with_each_event() {
        var trigger = loaded(Duration.ofMillis(1));
        for (int event = 1; event < Snapshots.EVENTS; event++) {
            pass(Duration.ofMinutes(1));
            happen(trigger, event);
        }
        assertThat(askedFor).isEmpty();
    }

    @Test
    void one_that_took_long_to_load_is_written_once() {
        var trigger = loaded(Snapshots.LONGEST_LOAD.plusMillis(1));
        assertThat(askedFor).isEmpty();
        happen(trigger, 1);
        happen(trigger, 2);
        assertThat(askedFor).containsExactly("item");
    }

    @Test
    void so_is_one_with_many_events() {
        var trigger = loaded(Duration.ZERO);
        for (int event = 1; event <= Snapshots.EVENTS; event++) {
            happen(trigger, event);
        }
        assertThat(askedFor).containsExactly("item");
    }

    @Test
    void what_the_cache_gives_back_goes_on_counting() {
        var trigger = loaded(Duration.ZERO);
        for (int event = 1; event <= Snapshots.EVENTS; event++) {
            trigger = snapshots.reconfigure(Object.class, trigger);
            happen(trigger, event);
        }
        assertThat(askedFor).containsExactly("item");
    }

    private SnapshotTrigger loaded(Duration within) {
        var trigger = snapshots.prepareTrigger(Object.class);
        pass(within);
        trigger.initializationFinished();
        return trigger;
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private static void happen(SnapshotTrigger trigger, long sequence) {
        var event = new GenericDomainEventMessage<>("StockItem", "item", sequence, Map.of());
        DefaultUnitOfWork.startAndGet(event).execute(() -> trigger.eventHandled(event));
    }
}
