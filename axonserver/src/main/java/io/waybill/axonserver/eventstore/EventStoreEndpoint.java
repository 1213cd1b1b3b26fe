package io.waybill.axonserver.eventstore;

import io.axoniq.axonserver.grpc.event.Confirmation;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventStoreGrpc;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.axoniq.axonserver.grpc.event.GetAggregateEventsRequest;
import io.axoniq.axonserver.grpc.event.GetAggregateSnapshotsRequest;
import io.axoniq.axonserver.grpc.event.GetEventsRequest;
import io.axoniq.axonserver.grpc.event.GetFirstTokenRequest;
import io.axoniq.axonserver.grpc.event.GetLastTokenRequest;
import io.axoniq.axonserver.grpc.event.GetTokenAtRequest;
import io.axoniq.axonserver.grpc.event.ReadHighestSequenceNrRequest;
import io.axoniq.axonserver.grpc.event.ReadHighestSequenceNrResponse;
import io.axoniq.axonserver.grpc.event.TrackingToken;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.waybill.axonserver.wire.Refusal;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The rpcs of the event store. Ad-hoc queries over events are not among them, as on the real server's free edition. */
public final class EventStoreEndpoint extends EventStoreGrpc.EventStoreImplBase implements AutoCloseable {

    /** Bytes the transport may hold for one reader before it counts as slow. */
    private static final int READY_BYTES = 256 * 1024;

    private static final int MOST_SNAPSHOTS = 1_000;
    private static final long NO_EVENTS = -1;

    private final EventLog log;
    private final Duration appendTimeout;
    private final Set<IncomingAppend> appends = ConcurrentHashMap.newKeySet();
    private final Set<EventTail> tails = ConcurrentHashMap.newKeySet();

    /** Serves {@code log}; a client must complete a transaction within {@code appendTimeout}. */
    public EventStoreEndpoint(EventLog log, Duration appendTimeout) {
        this.log = log;
        this.appendTimeout = appendTimeout;
    }

    /** Gives up on transactions that take too long to be completed, on the clock of {@link System#nanoTime()}. */
    public void expire(long now) {
        appends.forEach(append -> append.expire(now));
    }

    @Override
    public StreamObserver<Event> appendEvent(StreamObserver<Confirmation> answer) {
        IncomingAppend append = new IncomingAppend(
                log,
                (ServerCallStreamObserver<Confirmation>) answer,
                appends,
                System.nanoTime() + appendTimeout.toNanos());
        appends.add(append);
        return append;
    }

    @Override
    public StreamObserver<GetEventsRequest> listEvents(StreamObserver<EventWithToken> answer) {
        ServerCallStreamObserver<EventWithToken> client = (ServerCallStreamObserver<EventWithToken>) answer;
        client.setOnReadyThreshold(READY_BYTES);
        EventTail tail = new EventTail(log, client, tails::remove);
        tails.add(tail);
        return tail;
    }

    @Override
    public void listAggregateEvents(GetAggregateEventsRequest request, StreamObserver<Event> answer) {
        ServerCallStreamObserver<Event> client = (ServerCallStreamObserver<Event>) answer;
        client.setOnReadyThreshold(READY_BYTES);
        new AggregateHistory(log, request, client).start();
    }

    @Override
    public void listAggregateSnapshots(GetAggregateSnapshotsRequest request, StreamObserver<Event> answer) {
        int most = Math.clamp(request.getMaxResults(), 1, MOST_SNAPSHOTS);
        Reads.stream(
                answer,
                () -> log.snapshots()
                        .newestFirst(
                                request.getAggregateId(),
                                request.getInitialSequence(),
                                request.getMaxSequence(),
                                most));
    }

    @Override
    public void appendSnapshot(Event snapshot, StreamObserver<Confirmation> answer) {
        String wrong = snapshot.getAggregateIdentifier().isEmpty()
                ? "a snapshot needs an aggregate identifier"
                : EventChecks.whatIsWrongWith(snapshot);
        if (wrong != null) {
            StatusRuntimeException refusal = Refusal.INVALID.because(wrong);
            answer.onError(refusal);
            return;
        }
        Reads.one(answer, () -> {
            log.snapshots().store(snapshot);
            return Confirmation.newBuilder().setSuccess(true).build();
        });
    }

    @Override
    public void readHighestSequenceNr(
            ReadHighestSequenceNrRequest request, StreamObserver<ReadHighestSequenceNrResponse> answer) {
        Reads.one(
                answer,
                () -> ReadHighestSequenceNrResponse.newBuilder()
                        .setToSequenceNr(log.reader().highestSequence(request.getAggregateId()))
                        .build());
    }

    @Override
    public void getFirstToken(GetFirstTokenRequest request, StreamObserver<TrackingToken> answer) {
        answer(answer, 0);
    }

    @Override
    public void getLastToken(GetLastTokenRequest request, StreamObserver<TrackingToken> answer) {
        answer(answer, log.recent().head());
    }

    @Override
    public void getTokenAt(GetTokenAtRequest request, StreamObserver<TrackingToken> answer) {
        long head = log.recent().head();
        if (head == NO_EVENTS) {
            answer(answer, NO_EVENTS);
        } else {
            Reads.one(answer, () -> token(log.reader().positionAt(request.getInstant(), head)));
        }
    }

    private static void answer(StreamObserver<TrackingToken> answer, long position) {
        answer.onNext(token(position));
        answer.onCompleted();
    }

    private static TrackingToken token(long position) {
        return TrackingToken.newBuilder().setToken(position).build();
    }

    /** Ends the streams of all followers, and the transactions that are not complete yet. */
    @Override
    public void close() {
        tails.forEach(EventTail::shutDown);
        appends.forEach(IncomingAppend::shutDown);
    }
}
