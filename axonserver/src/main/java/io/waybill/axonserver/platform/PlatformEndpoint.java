package io.waybill.axonserver.platform;

import io.axoniq.axonserver.grpc.control.ClientIdentification;
import io.axoniq.axonserver.grpc.control.NodeInfo;
import io.axoniq.axonserver.grpc.control.PlatformInboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformInfo;
import io.axoniq.axonserver.grpc.control.PlatformOutboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.waybill.axonserver.wire.Inbound;
import io.waybill.axonserver.wire.Instructions;
import io.waybill.axonserver.wire.Outbox;
import io.waybill.axonserver.wire.Refusal;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Where clients begin: they learn which node to use (this one, over the same connection) and keep a control stream. */
public final class PlatformEndpoint extends PlatformServiceGrpc.PlatformServiceImplBase implements AutoCloseable {

    private static final String NODE = "waybill";

    private final String host;
    private final Set<Outbox<PlatformOutboundInstruction>> clients = ConcurrentHashMap.newKeySet();

    /** @param host the address clients reach this server at */
    public PlatformEndpoint(String host) {
        this.host = host;
    }

    @Override
    public void getPlatformServer(ClientIdentification client, StreamObserver<PlatformInfo> answer) {
        answer.onNext(PlatformInfo.newBuilder()
                .setPrimary(NodeInfo.newBuilder().setNodeName(NODE).setHostName(host))
                .setSameConnection(true)
                .build());
        answer.onCompleted();
    }

    @Override
    public StreamObserver<PlatformInboundInstruction> openStream(StreamObserver<PlatformOutboundInstruction> answer) {
        ServerCallStreamObserver<PlatformOutboundInstruction> client =
                (ServerCallStreamObserver<PlatformOutboundInstruction>) answer;
        Outbox<PlatformOutboundInstruction> outbox = new Outbox<>(client);
        clients.add(outbox);
        client.setOnCancelHandler(() -> clients.remove(outbox));
        Inbound inbound = new Inbound(client);
        client.setOnReadyHandler(inbound::resume);
        return new ControlStream(outbox, inbound);
    }

    private final class ControlStream implements StreamObserver<PlatformInboundInstruction> {

        private final Outbox<PlatformOutboundInstruction> outbox;
        private final Inbound inbound;

        ControlStream(Outbox<PlatformOutboundInstruction> outbox, Inbound inbound) {
            this.outbox = outbox;
            this.inbound = inbound;
        }

        @Override
        public void onNext(PlatformInboundInstruction instruction) {
            // Acknowledging is all that registrations, heartbeats and processors' reports need here.
            String id = instruction.getInstructionId();
            if (!id.isEmpty()) {
                outbox.send(PlatformOutboundInstruction.newBuilder()
                        .setAck(Instructions.acknowledgement(id, isKnown(instruction)))
                        .build());
            }
            inbound.handled();
        }

        private static boolean isKnown(PlatformInboundInstruction instruction) {
            return switch (instruction.getRequestCase()) {
                case REGISTER, EVENT_PROCESSOR_INFO, HEARTBEAT, ACK, RESULT -> true;
                case SUBSCRIBE_TOPOLOGY_CHANGES, UNSUBSCRIBE_TOPOLOGY_CHANGES, REQUEST_NOT_SET -> false;
            };
        }

        @Override
        public void onError(Throwable t) {
            clients.remove(outbox);
        }

        @Override
        public void onCompleted() {
            clients.remove(outbox);
            outbox.complete();
        }
    }

    /** Ends all control streams, on which clients start to look for a server again. */
    @Override
    public void close() {
        clients.forEach(outbox -> outbox.fail(Refusal.SHUTTING_DOWN.because("the server is shutting down")));
    }
}
