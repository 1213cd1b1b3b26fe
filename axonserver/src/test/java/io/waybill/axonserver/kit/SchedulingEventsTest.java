package io.waybill.axonserver.kit;

import static io.waybill.axonserver.kit.Messages.append;
import static io.waybill.axonserver.kit.Messages.await;
import static io.waybill.axonserver.kit.Messages.event;
import static io.waybill.axonserver.kit.Messages.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchedulingEventsTest extends Compatibility {

    private EventChannel events;
    private long before;

    @BeforeEach
    void openChannel() {
        events = clients.connect("scheduling").eventChannel();
        before = await(events.getLastToken());
    }

    @Test
    void aScheduledEventIsPublishedWhenItIsDue() throws InterruptedException {
        String type = fresh("CountingDue");

        await(events.scheduleEvent(Instant.now().plusMillis(300), reminder(type)));

        assertThat(published(type)).hasSize(1);
    }

    @Test
    void aCancelledScheduleIsNotPublished() throws InterruptedException {
        String cancelled = fresh("CountingDue");
        String token = await(events.scheduleEvent(Instant.now().plusMillis(1_500), reminder(cancelled)));

        assertThat(await(events.cancelSchedule(token)).getSuccess()).isTrue();

        String later = fresh("CountingDue");
        await(events.scheduleEvent(Instant.now().plusMillis(2_500), reminder(later)));
        assertThat(typesUntil(later)).doesNotContain(cancelled);
    }

    @Test
    void aRescheduledEventReplacesTheFirst() throws InterruptedException {
        String first = fresh("CountingDue");
        String second = fresh("CountingDue");
        String token = await(events.scheduleEvent(Instant.now().plus(1, ChronoUnit.DAYS), reminder(first)));

        await(events.reschedule(token, Instant.now().plusMillis(200), reminder(second)));

        assertThat(typesUntil(second)).doesNotContain(first);
    }

    @Test
    void cancellingWhatWasPublishedDoesNothing() throws InterruptedException {
        String type = fresh("CountingDue");
        String token = await(events.scheduleEvent(Instant.now(), reminder(type)));
        assertThat(published(type)).hasSize(1);

        assertThat(await(events.cancelSchedule(token)).getSuccess()).isTrue();
    }

    private static Event reminder(String type) {
        return event("", 0, type, "{}").toBuilder().setAggregateType("").build();
    }

    /** The events of {@code type} up to a marker appended after the first of them. */
    private List<String> published(String type) throws InterruptedException {
        typesUntil(type);
        String marker = fresh("Marker");
        append(events, reminder(marker));
        return typesUntil(marker).stream().filter(type::equals).toList();
    }

    private List<String> typesUntil(String last) throws InterruptedException {
        List<String> types = new ArrayList<>();
        try (EventStream stream = events.openStream(before, 512)) {
            while (types.isEmpty() || !types.getLast().equals(last)) {
                EventWithToken next = stream.nextIfAvailable(20, TimeUnit.SECONDS);
                assertThat(next).as("an event within patience").isNotNull();
                types.add(next.getEvent().getPayload().getType());
            }
        }
        return types;
    }
}
