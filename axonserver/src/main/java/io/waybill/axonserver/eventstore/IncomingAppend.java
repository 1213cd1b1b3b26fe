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
import org.jspecify.annotations.Nullable;

/**
 * A transaction on its way in: the client's stream is its extent. Completing it commits, anything else drops it. Runs on
 * the transport's thread, one call at a time, apart from the outcome, which comes from the writer.
 */
final class IncomingAppend implements StreamObserver<Event> {

    private static final Confirmation CONFIRMED =
            Confirmation.newBuilder().setSuccess(true).build();

    private final EventLog log;
    private final Outbox<Confirmation> answer;
    private final List<Event> events = new ArrayList<>();
    private long bytes;
    private boolean over;

    IncomingAppend(EventLog log, ServerCallStreamObserver<Confirmation> client) {
        this.log = log;
        this.answer = new Outbox<>(client);
        client.setOnCancelHandler(this::drop);
    }

    @Override
    public void onNext(Event event) {
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

    /** Cancelled before it was complete: nothing of it has happened. */
    private void drop() {
        if (!over) {
            over = true;
            events.clear();
            log.appending().give(bytes);
        }
    }

    @Override
    public void onError(Throwable t) {
        drop();
    }

    @Override
    public void onCompleted() {
        if (over) {
            return;
        }
        over = true;
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
