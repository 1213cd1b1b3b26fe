package io.waybill.axonserver.eventstore;

import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.axoniq.axonserver.grpc.event.GetEventsRequest;
import io.axoniq.axonserver.grpc.event.PayloadDescription;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.waybill.axonserver.wire.Outbox;
import io.waybill.axonserver.wire.Refusal;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * One client that follows the log: from a position on, for as long as it stays, as far as its permits and its transport
 * allow. A thread of its own (a virtual one) sends; everything else only signals that thread.
 */
final class EventTail implements StreamObserver<GetEventsRequest> {

    /** After so many excluded events one is sent all the same, so that the client's token moves on. */
    private static final int EXCLUDED_IN_A_ROW = 500;

    private static final int MOST_EXCLUSIONS = 10_000;

    private final EventLog log;
    private final ServerCallStreamObserver<EventWithToken> client;
    private final Outbox<EventWithToken> outbox;
    private final ReadAhead behind;
    private final Consumer<EventTail> atEnd;
    private final Set<PayloadDescription> excluded = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Runnable headMoved = this::headMoved;
    private volatile boolean hungry;
    private boolean started;
    private boolean ended;
    private boolean signalled;
    private long permits;

    // For the sending thread only.
    private long next;
    private int excludedInARow;

    EventTail(EventLog log, ServerCallStreamObserver<EventWithToken> client, Consumer<EventTail> atEnd) {
        this.log = log;
        this.atEnd = atEnd;
        this.client = client;
        this.behind = log.readAhead();
        this.outbox = new Outbox<>(client);
        client.setOnReadyHandler(this::signal);
        client.setOnCancelHandler(this::end);
    }

    @Override
    public void onNext(GetEventsRequest request) {
        for (PayloadDescription type : request.getBlacklistList()) {
            if (excluded.size() < MOST_EXCLUSIONS) {
                excluded.add(type);
            }
        }
        boolean first;
        lock.lock();
        try {
            first = !started;
            started = true;
            permits = saturatedSum(permits, request.getNumberOfPermits());
        } finally {
            lock.unlock();
        }
        if (first) {
            next = Math.max(0, request.getTrackingToken());
            log.recent().follow(headMoved);
            Thread.ofVirtual().name("axonserver-tail").start(() -> Reads.run(outbox, this::follow));
        }
        signal();
    }

    private static long saturatedSum(long permits, long more) {
        long sum = permits + Math.max(0, more);
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    @Override
    public void onError(Throwable t) {
        end();
    }

    @Override
    public void onCompleted() {
        end();
        outbox.complete();
    }

    /** Ends the stream because the server goes. */
    void shutDown() {
        end();
        outbox.fail(Refusal.SHUTTING_DOWN.because("the server is shutting down"));
    }

    private void end() {
        lock.lock();
        try {
            ended = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        log.recent().unfollow(headMoved);
        atEnd.accept(this);
    }

    /** On the writer's thread, for every follower: one that could take nothing anyway costs it nothing. */
    private void headMoved() {
        if (hungry) {
            signal();
        }
    }

    private void signal() {
        lock.lock();
        try {
            signalled = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void follow() throws SQLException, InterruptedException {
        try (behind) {
            for (long allowed = awaitTurn(); allowed > 0; allowed = awaitTurn()) {
                for (EventWithToken event : nextEvents(allowed)) {
                    send(event);
                    next = event.getToken() + 1;
                }
            }
        } finally {
            end();
        }
    }

    /** Waits until there is something to send and somebody to take it; the permits, or 0 at the end. */
    private long awaitTurn() throws InterruptedException {
        lock.lock();
        try {
            while (!ended) {
                boolean able = permits > 0 && client.isReady();
                // Before looking at the head: whoever moves it afterwards sees that somebody waits for that.
                hungry = able;
                if (able && next <= log.recent().head()) {
                    hungry = false;
                    return permits;
                }
                while (!signalled && !ended) {
                    changed.await();
                }
                signalled = false;
            }
            return 0;
        } finally {
            lock.unlock();
        }
    }

    private List<EventWithToken> nextEvents(long allowed) throws SQLException, InterruptedException {
        // A page is small enough to be sent as a whole to a client that was ready for the first of it.
        int most = (int) Math.min(EventReader.PAGE_EVENTS, allowed);
        List<EventWithToken> recent = log.recent().from(next, most, EventReader.PAGE_BYTES);
        if (!recent.isEmpty()) {
            return recent;
        }
        List<EventWithToken> page = behind.page(next, log.recent().head());
        return page.size() <= allowed ? page : page.subList(0, (int) allowed);
    }

    private void send(EventWithToken event) {
        if (isExcluded(event) && ++excludedInARow < EXCLUDED_IN_A_ROW) {
            return;
        }
        excludedInARow = 0;
        outbox.send(event);
        lock.lock();
        try {
            permits--;
        } finally {
            lock.unlock();
        }
    }

    private boolean isExcluded(EventWithToken event) {
        if (excluded.isEmpty()) {
            return false;
        }
        var payload = event.getEvent().getPayload();
        return excluded.contains(PayloadDescription.newBuilder()
                .setType(payload.getType())
                .setRevision(payload.getRevision())
                .build());
    }
}
