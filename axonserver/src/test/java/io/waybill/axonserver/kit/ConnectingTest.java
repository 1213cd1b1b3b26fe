package io.waybill.axonserver.kit;

import static io.waybill.axonserver.kit.Messages.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.grpc.InstructionAck;
import io.axoniq.axonserver.grpc.control.ClientIdentification;
import io.axoniq.axonserver.grpc.control.Heartbeat;
import io.axoniq.axonserver.grpc.control.PlatformInboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformOutboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc;
import io.axoniq.axonserver.grpc.event.dcb.DcbEventStoreGrpc;
import io.axoniq.axonserver.grpc.event.dcb.GetHeadRequest;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConnectingTest extends Compatibility {

    @Test
    void aClientMayStayOnTheConnectionItCameWith() {
        var info = PlatformServiceGrpc.newBlockingStub(clients.channel())
                .getPlatformServer(ClientIdentification.newBuilder()
                        .setClientId("c")
                        .setComponentName("connecting")
                        .build());

        assertThat(info.getSameConnection()).isTrue();
    }

    @Test
    void heartbeatsAreAcknowledged() {
        AxonServerConnection connection = clients.connect("beating");

        await(connection
                .controlChannel()
                .sendInstruction(PlatformInboundInstruction.newBuilder()
                        .setInstructionId("beat-1")
                        .setHeartbeat(Heartbeat.getDefaultInstance())
                        .build()));

        assertThat(connection.isConnected()).isTrue();
    }

    @Test
    void anInstructionThatSaysNothingIsNotAcknowledgedAsDone() {
        CompletableFuture<PlatformOutboundInstruction> answer = new CompletableFuture<>();
        var stream = PlatformServiceGrpc.newStub(clients.channel()).openStream(Messages.observer(answer::complete));

        stream.onNext(PlatformInboundInstruction.newBuilder()
                .setInstructionId("empty")
                .build());

        InstructionAck ack = await(answer).getAck();
        assertThat(ack.getInstructionId()).isEqualTo("empty");
        assertThat(ack.getSuccess()).isFalse();
        assertThat(ack.getError().getErrorCode()).isEqualTo("AXONIQ-1002");
        stream.onCompleted();
    }

    @Test
    void aConnectionWithoutCallsMayPingEverySecond() throws InterruptedException {
        ManagedChannel channel = clients.pingingChannel();
        var stub = PlatformServiceGrpc.newBlockingStub(channel);
        stub.getPlatformServer(ClientIdentification.getDefaultInstance());

        // Long enough for a server that minds the pings to have hung up.
        CompletableFuture<Boolean> lost = new CompletableFuture<>();
        channel.notifyWhenStateChanged(ConnectivityState.READY, () -> lost.complete(true));
        TimeUnit.SECONDS.sleep(5);

        assertThat(lost).isNotDone();
    }

    @Test
    void anUnknownContextIsRefusedByName() {
        var stub = PlatformServiceGrpc.newBlockingStub(clients.channel())
                .withInterceptors(Messages.header("AxonIQ-Context", "elsewhere"));

        StatusRuntimeException refusal = catchThrowableOfType(
                StatusRuntimeException.class, () -> stub.getPlatformServer(ClientIdentification.getDefaultInstance()));

        assertThat(refusal.getStatus().getDescription()).contains("elsewhere");
    }

    @Test
    void servicesOfOtherEditionsAreNotImplemented() {
        var stub = DcbEventStoreGrpc.newBlockingStub(clients.channel());

        StatusRuntimeException refusal = catchThrowableOfType(
                StatusRuntimeException.class, () -> stub.getHead(GetHeadRequest.getDefaultInstance()));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
    }
}
