package io.waybill.axonserver.command;

import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandProviderInbound;
import io.axoniq.axonserver.grpc.command.CommandProviderOutbound;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.axoniq.axonserver.grpc.command.CommandServiceGrpc;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.waybill.axonserver.Limits;
import io.waybill.axonserver.wire.Outbox;

/** The rpcs for commands: all in memory, on the transport's threads, which never wait. */
public final class CommandEndpoint extends CommandServiceGrpc.CommandServiceImplBase implements AutoCloseable {

    /** Bytes the transport may hold for one handler before commands for it wait in its queue. */
    private static final int READY_BYTES = 1024 * 1024;

    private final CommandDispatch dispatch = new CommandDispatch();
    private final Limits.Handlers limits;

    /** Routes within {@code limits}. */
    public CommandEndpoint(Limits.Handlers limits) {
        this.limits = limits;
    }

    @Override
    public StreamObserver<CommandProviderOutbound> openStream(StreamObserver<CommandProviderInbound> answer) {
        ServerCallStreamObserver<CommandProviderInbound> client =
                (ServerCallStreamObserver<CommandProviderInbound>) answer;
        client.setOnReadyThreshold(READY_BYTES);
        CommandHandler handler = new CommandHandler(dispatch, client, limits);
        dispatch.joined(handler);
        return handler;
    }

    @Override
    public void dispatch(Command command, StreamObserver<CommandResponse> answer) {
        ServerCallStreamObserver<CommandResponse> client = (ServerCallStreamObserver<CommandResponse>) answer;
        long deadline = System.nanoTime() + limits.commandTimeout().toNanos();
        PendingCommand pending = new PendingCommand(command, new Outbox<>(client), deadline);
        client.setOnCancelHandler(() -> dispatch.cancel(pending));
        dispatch.dispatch(pending);
    }

    /** Gives up on commands that have taken too long, on the clock of {@link System#nanoTime()}. */
    public void expire(long now) {
        dispatch.expire(now);
    }

    /** Ends the streams of all handlers; commands under way are answered with an error. */
    @Override
    public void close() {
        dispatch.shutDown();
    }
}
