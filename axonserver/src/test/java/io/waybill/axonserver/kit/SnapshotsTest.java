package io.waybill.axonserver.kit;

import static io.waybill.axonserver.kit.Messages.append;
import static io.waybill.axonserver.kit.Messages.await;
import static io.waybill.axonserver.kit.Messages.event;
import static io.waybill.axonserver.kit.Messages.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.grpc.event.Event;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotsTest extends Compatibility {

    private EventChannel events;
    private String aggregate = "";

    @BeforeEach
    void appendAHistory() {
        events = clients.connect("snapshots").eventChannel();
        aggregate = fresh("stock");
        append(events, event(aggregate, 0), event(aggregate, 1), event(aggregate, 2));
    }

    @Test
    void anAggregateIsReadFromItsLatestSnapshot() {
        await(events.appendSnapshot(event(aggregate, 0, "Stock", "{}")));
        await(events.appendSnapshot(event(aggregate, 1, "Stock", "{}")));

        List<Event> read = events.openAggregateStream(aggregate).asStream().toList();

        assertThat(read).extracting(found -> found.getPayload().getType()).containsExactly("Stock", "StockReceived");
        assertThat(read).extracting(Event::getAggregateSequenceNumber).containsExactly(1L, 2L);
    }

    @Test
    void aSnapshotIsLeftOutWhereNotWanted() {
        await(events.appendSnapshot(event(aggregate, 1, "Stock", "{}")));

        assertThat(events.openAggregateStream(aggregate, false).asStream())
                .extracting(Event::getAggregateSequenceNumber)
                .containsExactly(0L, 1L, 2L);
        assertThat(events.openAggregateStream(aggregate, 1).asStream())
                .extracting(Event::getAggregateSequenceNumber)
                .containsExactly(1L, 2L);
    }

    @Test
    void snapshotsAreListedTheNewestFirst() {
        await(events.appendSnapshot(event(aggregate, 0, "Stock", "{}")));
        await(events.appendSnapshot(event(aggregate, 2, "Stock", "{}")));

        assertThat(events.loadSnapshots(aggregate, Long.MAX_VALUE, 10).asStream())
                .extracting(Event::getAggregateSequenceNumber)
                .containsExactly(2L, 0L);
        assertThat(events.loadSnapshots(aggregate, 1, 10).asStream())
                .extracting(Event::getAggregateSequenceNumber)
                .containsExactly(0L);
        assertThat(events.loadSnapshots(aggregate, Long.MAX_VALUE, 1).asStream())
                .extracting(Event::getAggregateSequenceNumber)
                .containsExactly(2L);
    }
}
