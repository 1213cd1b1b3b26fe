package io.waybill.axonserver.kit;

import static io.waybill.axonserver.kit.Messages.append;
import static io.waybill.axonserver.kit.Messages.await;
import static io.waybill.axonserver.kit.Messages.event;
import static io.waybill.axonserver.kit.Messages.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventStoreGrpc;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.axoniq.axonserver.grpc.event.GetEventsRequest;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowingEventsTest extends Compatibility {

    private EventChannel events;

    @BeforeEach
    void openChannel() {
        events = clients.connect("following").eventChannel();
    }

    @Test
    void aFollowerIsSentWhatIsThereAndThenWhatComes() throws InterruptedException {
        String aggregate = fresh("stock");
        long before = await(events.getLastToken());
        append(events, event(aggregate, 0));

        try (EventStream stream = events.openStream(before, 64)) {
            EventWithToken first = next(stream);
            append(events, event(aggregate, 1));
            EventWithToken second = next(stream);

            assertThat(first.getEvent().getAggregateSequenceNumber()).isZero();
            assertThat(second.getEvent().getAggregateSequenceNumber()).isEqualTo(1);
            assertThat(first.getToken()).isEqualTo(before + 1);
            assertThat(second.getToken()).isEqualTo(before + 2);
        }
    }

    @Test
    void tokensCountFromZeroWithoutGaps() throws InterruptedException {
        String aggregate = fresh("stock");
        append(events, event(aggregate, 0), event(aggregate, 1), event(aggregate, 2));
        long last = await(events.getLastToken());

        try (EventStream stream = events.openStream(-1, 512)) {
            for (long expected = 0; expected <= last; expected++) {
                assertThat(next(stream).getToken()).isEqualTo(expected);
            }
        }
    }

    @Test
    void theFirstTokenIsBeforeTheFirstEvent() {
        assertThat(await(events.getFirstToken())).isEqualTo(-1);
    }

    @Test
    void aTokenAtATimeLeavesOutNoEventFromThenOn() throws InterruptedException {
        String aggregate = fresh("stock");
        long future = System.currentTimeMillis() + TimeUnit.DAYS.toMillis(1);
        append(events, event(aggregate, 0));
        TimeUnit.MILLISECONDS.sleep(5);
        long instant = System.currentTimeMillis();
        append(events, event(aggregate, 1));
        long last = await(events.getLastToken());

        assertThat(await(events.getTokenAt(0))).isEqualTo(-1);
        assertThat(await(events.getTokenAt(future))).isBetween(-1L, last);
        try (EventStream stream = events.openStream(await(events.getTokenAt(instant)), 64)) {
            assertThat(next(stream).getToken()).isLessThanOrEqualTo(last);
        }
    }

    @Test
    void aFollowerIsSentNoMoreThanItPermits() throws InterruptedException {
        String aggregate = fresh("stock");
        long before = await(events.getLastToken());
        append(events, event(aggregate, 0), event(aggregate, 1), event(aggregate, 2));
        Follower follower = new Follower();
        StreamObserver<GetEventsRequest> requests =
                EventStoreGrpc.newStub(clients.channel()).listEvents(follower);

        requests.onNext(GetEventsRequest.newBuilder()
                .setTrackingToken(before + 1)
                .setNumberOfPermits(2)
                .build());
        follower.await(2);
        // Round trips of the same server: a third event, were it sent, would have come before.
        await(events.getLastToken());
        assertThat(follower.received).isEmpty();

        requests.onNext(GetEventsRequest.newBuilder().setNumberOfPermits(5).build());
        assertThat(follower.await(1).getFirst().getToken()).isEqualTo(before + 3);
        requests.onCompleted();
    }

    @Test
    void aFollowerWithoutPermitsHoldsUpNobody() throws InterruptedException {
        long before = await(events.getLastToken());
        Follower idle = new Follower();
        StreamObserver<GetEventsRequest> requests =
                EventStoreGrpc.newStub(clients.channel()).listEvents(idle);
        requests.onNext(
                GetEventsRequest.newBuilder().setTrackingToken(before + 1).build());

        String aggregate = fresh("stock");
        append(events, event(aggregate, 0));

        try (EventStream stream = events.openStream(before, 64)) {
            assertThat(next(stream).getEvent().getAggregateIdentifier()).isEqualTo(aggregate);
        }
        assertThat(idle.received).isEmpty();
        requests.onCompleted();
    }

    @Test
    void excludedTypesAreHardlySentButTheTokenMovesOn() throws InterruptedException {
        String aggregate = fresh("stock");
        long before = await(events.getLastToken());
        int count = 3_000;
        for (int from = 0; from < count; from += 500) {
            append(events, counted(aggregate, from, 500));
        }
        append(events, event(aggregate, count, "StockCounted", "{}"));

        try (EventStream stream = events.openStream(before, 10_000)) {
            stream.excludePayloadType("StockReceived", "1");
            List<EventWithToken> received = new ArrayList<>();
            while (received.isEmpty()
                    || !received.getLast().getEvent().getPayload().getType().equals("StockCounted")) {
                received.add(next(stream));
            }
            assertThat(received.getLast().getToken()).isEqualTo(before + count + 1);
        }

        Follower follower = new Follower();
        StreamObserver<GetEventsRequest> requests =
                EventStoreGrpc.newStub(clients.channel()).listEvents(follower);
        requests.onNext(GetEventsRequest.newBuilder()
                .setTrackingToken(before + 1)
                .setNumberOfPermits(10_000)
                .addBlacklist(io.axoniq.axonserver.grpc.event.PayloadDescription.newBuilder()
                        .setType("StockReceived")
                        .setRevision("1"))
                .build());
        List<EventWithToken> received = new ArrayList<>();
        while (received.isEmpty() || received.getLast().getToken() < before + count + 1) {
            received.addAll(follower.await(1));
        }
        assertThat(received).hasSizeLessThan(count / 2).hasSizeGreaterThan(1);
        requests.onCompleted();
    }

    private static Event[] counted(String aggregate, int from, int count) {
        Event[] appended = new Event[count];
        for (int i = 0; i < count; i++) {
            appended[i] = event(aggregate, from + i);
        }
        return appended;
    }

    private static EventWithToken next(EventStream stream) throws InterruptedException {
        EventWithToken event = stream.nextIfAvailable(20, TimeUnit.SECONDS);
        assertThat(event).as("an event within patience").isNotNull();
        return event;
    }

    private static final class Follower implements StreamObserver<EventWithToken> {

        private final BlockingQueue<EventWithToken> received = new LinkedBlockingQueue<>();

        List<EventWithToken> await(int count) throws InterruptedException {
            List<EventWithToken> taken = new ArrayList<>();
            while (taken.size() < count) {
                @Nullable EventWithToken event = received.poll(20, TimeUnit.SECONDS);
                assertThat(event).as("an event within patience").isNotNull();
                taken.add(event);
            }
            return taken;
        }

        @Override
        public void onNext(EventWithToken event) {
            received.add(event);
        }

        @Override
        public void onError(Throwable t) {}

        @Override
        public void onCompleted() {}
    }
}
