package io.waybill.axonserver.command;

import io.axoniq.axonserver.grpc.command.CommandProviderInbound;
import io.axoniq.axonserver.grpc.command.CommandProviderOutbound;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.axoniq.axonserver.grpc.command.CommandSubscription;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.waybill.axonserver.Limits;
import io.waybill.axonserver.wire.HandlerStream;
import io.waybill.axonserver.wire.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A connection that handles commands: what it subscribed to, what it may be sent, and the commands it owes an answer.
 * When it goes, commands it was already sent are answered with an error (nobody knows whether they were executed) and
 * those that still waited for it go to another handler.
 */
final class CommandHandler implements StreamObserver<CommandProviderOutbound> {

    private final CommandDispatch dispatch;
    private final HandlerStream<CommandProviderInbound> stream;
    private final ConcurrentMap<String, PendingCommand> pending = new ConcurrentHashMap<>();
    private final Set<String> subscribed = ConcurrentHashMap.newKeySet();
    private volatile String clientId = "";
    private volatile boolean gone;

    CommandHandler(
            CommandDispatch dispatch, ServerCallStreamObserver<CommandProviderInbound> client, Limits.Handlers limits) {
        this.dispatch = dispatch;
        this.stream = new HandlerStream<>(
                client,
                limits,
                ack -> CommandProviderInbound.newBuilder().setAck(ack).build(),
                sent -> {},
                this::leave);
    }

    @Override
    public void onNext(CommandProviderOutbound message) {
        stream.handled(message.getInstructionId(), process(message));
    }

    private boolean process(CommandProviderOutbound message) {
        switch (message.getRequestCase()) {
            case COMMAND_RESPONSE -> answered(message.getCommandResponse());
            case FLOW_CONTROL -> stream.queue().grant(message.getFlowControl().getPermits());
            case SUBSCRIBE -> subscribe(message.getSubscribe());
            case UNSUBSCRIBE -> unsubscribe(message.getUnsubscribe().getCommand());
            case ACK -> {}
            case REQUEST_NOT_SET -> {
                return false;
            }
        }
        return true;
    }

    private void answered(CommandResponse response) {
        PendingCommand command = pending.remove(response.getRequestIdentifier());
        if (command != null) {
            command.answer(response);
        }
    }

    private void subscribe(CommandSubscription subscription) {
        clientId = subscription.getClientId();
        subscribed.add(subscription.getCommand());
        dispatch.routes().add(subscription.getCommand(), Candidate.of(this, clientId, subscription.getLoadFactor()));
    }

    private void unsubscribe(String command) {
        subscribed.remove(command);
        dispatch.routes().remove(command, this);
    }

    /** Takes {@code command} to deliver it; false when this connection has gone and another must be found. */
    boolean take(PendingCommand command) {
        if (pending.putIfAbsent(command.id(), command) != null) {
            command.refuse(
                    Refusal.COMMAND_NOT_DISPATCHED, "a command with identifier " + command.id() + " is under way");
            return true;
        }
        if (gone) {
            // Whoever removes it decides what becomes of it: here, or leave() at the same time.
            return !pending.remove(command.id(), command);
        }
        if (!stream.queue().offer(command.message(), command.command().getSerializedSize(), command.priority())
                && pending.remove(command.id(), command)) {
            command.refuse(Refusal.COMMAND_NOT_DISPATCHED, "too many commands are waiting for " + clientId);
        }
        return true;
    }

    /** The sender no longer waits. */
    void forget(PendingCommand command) {
        if (pending.remove(command.id(), command)) {
            stream.queue().withdraw(command.message());
        }
    }

    /** Gives up on what has taken too long. */
    void expire(long now) {
        for (PendingCommand command : pending.values()) {
            if (command.isOverdue(now) && pending.remove(command.id(), command)) {
                stream.queue().withdraw(command.message());
                command.refuse(Refusal.COMMAND_NOT_EXECUTED, clientId + " did not answer in time");
            }
        }
    }

    @Override
    public void onError(Throwable t) {
        leave();
    }

    @Override
    public void onCompleted() {
        leave();
        stream.complete();
    }

    /** Ends the stream because the server goes. */
    void shutDown() {
        stream.shutDown();
        leave();
    }

    private void leave() {
        gone = true;
        dispatch.left(this);
        subscribed.forEach(command -> dispatch.routes().remove(command, this));
        Set<CommandProviderInbound> unsent = Collections.newSetFromMap(new IdentityHashMap<>());
        unsent.addAll(stream.queue().withdrawAll());
        List<PendingCommand> elsewhere = new ArrayList<>();
        for (PendingCommand command : pending.values()) {
            if (pending.remove(command.id(), command)) {
                if (unsent.contains(command.message())) {
                    elsewhere.add(command);
                } else {
                    command.refuse(
                            Refusal.COMMAND_NOT_EXECUTED,
                            "connection to " + clientId + " lost: the command may or may not have been executed");
                }
            }
        }
        elsewhere.forEach(dispatch::dispatch);
    }
}
