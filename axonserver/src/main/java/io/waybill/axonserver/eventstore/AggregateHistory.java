package io.waybill.axonserver.eventstore;

import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.GetAggregateEventsRequest;
import io.grpc.stub.ServerCallStreamObserver;
import io.waybill.axonserver.wire.Outbox;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Sends one aggregate's events (after its latest snapshot, if wanted) page by page, as fast as the client takes them. */
final class AggregateHistory {

    private final EventLog log;
    private final GetAggregateEventsRequest request;
    private final ServerCallStreamObserver<Event> client;
    private final Outbox<Event> outbox;
    private final Semaphore ready = new Semaphore(0);

    AggregateHistory(EventLog log, GetAggregateEventsRequest request, ServerCallStreamObserver<Event> client) {
        this.log = log;
        this.request = request;
        this.client = client;
        this.outbox = new Outbox<>(client);
        client.setOnReadyHandler(ready::release);
        client.setOnCancelHandler(ready::release);
    }

    void start() {
        Thread.ofVirtual().name("axonserver-aggregate").start(() -> Reads.run(outbox, this::send));
    }

    private void send() throws SQLException, InterruptedException {
        long last = request.getMaxSequence() > 0 ? request.getMaxSequence() : Long.MAX_VALUE;
        long next = request.getInitialSequence();
        if (request.getAllowSnapshots()) {
            List<Event> snapshot = log.snapshots().newestFirst(request.getAggregateId(), next, last, 1);
            if (!snapshot.isEmpty()) {
                outbox.send(snapshot.getFirst());
                next = snapshot.getFirst().getAggregateSequenceNumber() + 1;
            }
        }
        boolean more = next <= last;
        while (more) {
            List<Event> page = log.reader().aggregatePage(request.getAggregateId(), next, last);
            if (!page.isEmpty() && !awaitReady()) {
                return;
            }
            page.forEach(outbox::send);
            more = EventReader.mayBeFollowed(page);
            next += page.size();
        }
        outbox.complete();
    }

    /** Waits until the transport takes more; false when the client has gone. */
    private boolean awaitReady() throws InterruptedException {
        while (!client.isReady()) {
            if (client.isCancelled()) {
                return false;
            }
            ready.acquire();
            ready.drainPermits();
        }
        return true;
    }
}
