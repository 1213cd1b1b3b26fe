package io.waybill.axonserver.wire;

import io.axoniq.axonserver.grpc.InstructionAck;
import io.grpc.stub.ServerCallStreamObserver;
import io.waybill.axonserver.Limits;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The server's side of a stream on which a client handles messages: it is sent what its permits and its transport allow,
 * hears that its instructions arrived, and is read no faster than it reads.
 *
 * @param <M> what the client is sent
 */
public final class HandlerStream<M> {

    private final Outbox<M> outbox;
    private final PermitQueue<M> queue;
    private final Inbound inbound;
    private final Function<InstructionAck, M> acknowledgement;

    /**
     * To be created before the stream's method returns.
     *
     * @param acknowledgement puts an acknowledgement into a message
     * @param sent told of each message right after it was sent and before any other is; it must not wait
     * @param left told when the client has gone without a word
     */
    public HandlerStream(
            ServerCallStreamObserver<M> client,
            Limits.Handlers limits,
            Function<InstructionAck, M> acknowledgement,
            Consumer<M> sent,
            Runnable left) {
        this.outbox = new Outbox<>(client);
        this.queue = new PermitQueue<>(outbox, limits.messages(), limits.bytes(), sent);
        this.inbound = new Inbound(client);
        this.acknowledgement = acknowledgement;
        client.setOnReadyHandler(this::ready);
        client.setOnCancelHandler(left);
    }

    private void ready() {
        queue.drain();
        inbound.resume();
    }

    /** What waits for permits. */
    public PermitQueue<M> queue() {
        return queue;
    }

    /** Sends what needs no permit. */
    public void send(M message) {
        outbox.send(message);
    }

    /** An instruction was carried out, or not understood: it is acknowledged if it has an identifier, and the next read. */
    public void handled(String instructionId, boolean understood) {
        if (!instructionId.isEmpty()) {
            outbox.send(acknowledgement.apply(Instructions.acknowledgement(instructionId, understood)));
        }
        inbound.handled();
    }

    /** Ends the stream in good order. */
    public void complete() {
        outbox.complete();
    }

    /** Ends the stream because the server goes. */
    public void shutDown() {
        outbox.fail(Refusal.SHUTTING_DOWN.because("the server is shutting down"));
    }
}
