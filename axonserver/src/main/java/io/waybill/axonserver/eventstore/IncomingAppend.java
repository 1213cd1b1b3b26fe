package io.waybill.axonserver.eventstore;

import io.axoniq.axonserver.grpc.event.Confirmation;
import io.axoniq.axonserver.grpc.event.Event;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.waybill.axonserver.wire.Outbox;
import io.waybill.axonserver.wire.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A transaction on its way in: the client's stream is its extent. Completing it commits, anything else drops it, and so
 * does taking too long, because its events are held in memory meanwhile. Guarded by itself.
 */
final class IncomingAppend implements StreamObserver<Event> {

    private static final Confirmation CONFIRMED =
            Confirmation.newBuilder().setSuccess(true).build();

    private final EventLog log;
    private final Outbox<Confirmation> answer;
    private final Set<IncomingAppend> open;
    private final long deadline;
    private final List<Event> events = new ArrayList<>(1);
    private long bytes;
    private boolean over;

    /**
     * @param open those that are still coming in: this one is among them until its extent is known
     * @param deadline when to give up, on the clock of {@link System#nanoTime()}
     */
    IncomingAppend(
            EventLog log, ServerCallStreamObserver<Confirmation> client, Set<IncomingAppend> open, long deadline) {
        this.log = log;
        this.answer = new Outbox<>(client);
        this.open = open;
        this.deadline = deadline;
        client.setOnCancelHandler(this::drop);
    }

    @Override
    public synchronized void onNext(Event event) {
        if (over) {
            return;
        }
        String wrong = EventChecks.whatIsWrongWith(event);
        int size = event.getSerializedSize();
        if (wrong != null) {
            refuse(Refusal.INVALID.because(wrong));
        } else if (!log.appending().take(size)) {
            refuse(Refusal.LIMIT_EXCEEDED.because("too many bytes are waiting to be written already"));
        } else {
            bytes += size;
            events.add(event);
        }
    }

    private void refuse(StatusRuntimeException reason) {
        drop();
        answer.fail(reason);
    }

    /** Gives up on a client that does not complete its transaction. */
    synchronized void expire(long now) {
        if (!over && now - deadline >= 0) {
            refuse(Refusal.LIMIT_EXCEEDED.because("the transaction was not completed in time"));
        }
    }

    /** Gives up on the transaction because the server goes. */
    synchronized void shutDown() {
        if (!over) {
            refuse(Refusal.SHUTTING_DOWN.because("the server is shutting down"));
        }
    }

    /** Ended before it was complete: nothing of it has happened. */
    private synchronized void drop() {
        if (!over) {
            over = true;
            open.remove(this);
            events.clear();
            log.appending().give(bytes);
        }
    }

    @Override
    public void onError(Throwable t) {
        drop();
    }

    @Override
    public synchronized void onCompleted() {
        if (over) {
            return;
        }
        over = true;
        open.remove(this);
        if (events.isEmpty()) {
            confirm();
        } else {
            log.writer().submit(new Append(events, bytes, null, this::finish));
        }
    }

    private void finish(@Nullable StatusRuntimeException refusal) {
        log.appending().give(bytes);
        if (refusal == null) {
            confirm();
        } else {
            answer.fail(refusal);
        }
    }

    private void confirm() {
        answer.send(CONFIRMED);
        answer.complete();
    }
}
