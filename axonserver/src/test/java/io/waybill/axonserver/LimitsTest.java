package io.waybill.axonserver;

import static io.waybill.axonserver.kit.Messages.append;
import static io.waybill.axonserver.kit.Messages.await;
import static io.waybill.axonserver.kit.Messages.command;
import static io.waybill.axonserver.kit.Messages.event;
import static io.waybill.axonserver.kit.Messages.fresh;
import static io.waybill.axonserver.kit.Messages.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.axoniq.axonserver.connector.command.CommandChannel;
import io.axoniq.axonserver.connector.event.AppendEventsTransaction;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.query.QueryDefinition;
import io.axoniq.axonserver.grpc.command.CommandProviderOutbound;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.axoniq.axonserver.grpc.command.CommandServiceGrpc;
import io.axoniq.axonserver.grpc.command.CommandSubscription;
import io.axoniq.axonserver.grpc.control.ClientIdentification;
import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc;
import io.axoniq.axonserver.grpc.event.EventStoreGrpc;
import io.axoniq.axonserver.grpc.event.GetEventsRequest;
import io.axoniq.axonserver.grpc.query.QueryResponse;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.waybill.axonserver.kit.Clients;
import io.waybill.axonserver.kit.Garbage;
import io.waybill.axonserver.kit.Messages;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Slow and hostile clients: each hurts nobody else. */
class LimitsTest {

    private static final Limits DEFAULTS = Limits.defaults();

    @RegisterExtension
    final OwnServers servers = new OwnServers();

    private Clients clients = new Clients("", 0);

    @Test
    void aHandlerThatNeverAnswersIsGivenUpOn() throws Exception {
        start(DEFAULTS.with(new Limits.Handlers(10, 1_000, Duration.ofMillis(300), Duration.ofMillis(300))));
        String name = fresh("ReceiveStock");
        clients.connect("silent")
                .commandChannel()
                .registerCommandHandler(command -> new CompletableFuture<>(), 100, name)
                .awaitAck(10, TimeUnit.SECONDS);
        clients.connect("silent")
                .queryChannel()
                .registerQueryHandler((query, reply) -> {}, new QueryDefinition(name, "Stock"))
                .awaitAck(10, TimeUnit.SECONDS);

        CommandResponse response =
                await(clients.connect("sending").commandChannel().sendCommand(command(name, "k")));
        QueryResponse answer = clients.connect("asking")
                .queryChannel()
                .query(query(name, 1).toBuilder().clearProcessingInstructions().build())
                .nextIfAvailable(20, TimeUnit.SECONDS);

        assertThat(response.getErrorCode()).startsWith("AXONIQ-");
        assertThat(response.getErrorMessage().getMessage()).contains("did not answer in time");
        assertThat(answer.getErrorMessage().getMessage()).contains("did not answer in time");
    }

    @Test
    void aFullQueueOfOneHandlerIsAnErrorToItsSendersOnly() throws Exception {
        start(DEFAULTS.with(new Limits.Handlers(5, 1_000_000, Duration.ofMinutes(1), Duration.ofMinutes(1))));
        String blocked = fresh("Blocked");
        String open = fresh("Open");
        subscribeWithoutPermits(blocked);
        clients.connect("open")
                .commandChannel()
                .registerCommandHandler(
                        command -> CompletableFuture.completedFuture(CommandResponse.getDefaultInstance()), 100, open)
                .awaitAck(10, TimeUnit.SECONDS);
        CommandChannel sending = clients.connect("sending").commandChannel();

        List<CompletableFuture<CommandResponse>> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            waiting.add(sending.sendCommand(command(blocked, "k")));
        }
        CommandResponse sixth = await(sending.sendCommand(command(blocked, "k")));
        CommandResponse other = await(sending.sendCommand(command(open, "k")));

        assertThat(sixth.getErrorCode()).isEqualTo("AXONIQ-4003");
        assertThat(other.getErrorCode()).isEmpty();
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
    }

    private void subscribeWithoutPermits(String name) throws InterruptedException {
        CompletableFuture<Boolean> acknowledged = new CompletableFuture<>();
        StreamObserver<CommandProviderOutbound> stream = CommandServiceGrpc.newStub(clients.channel())
                .openStream(Messages.observer(message -> acknowledged.complete(true)));
        stream.onNext(CommandProviderOutbound.newBuilder()
                .setInstructionId("subscribe")
                .setSubscribe(CommandSubscription.newBuilder().setCommand(name).setClientId(fresh("blocked")))
                .build());
        await(acknowledged);
    }

    @Test
    void transactionsThatHoldTooMuchMemoryAreRefusedUntilItIsFree() {
        AxonServer server = start(DEFAULTS.with(new Limits.Appends(1_000_000, 100, Duration.ofMinutes(1), 10)));
        EventChannel events = clients.connect("hoarding").eventChannel();
        AppendEventsTransaction hoarding = events.startAppendEventsTransaction();
        hoarding.appendEvent(event(fresh("stock"), 0, "PictureTaken", "x".repeat(900_000)));

        // From when the server has read all of it.
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            Throwable refusal =
                    catchThrowable(() -> append(events, event(fresh("stock"), 0, "PictureTaken", "x".repeat(200_000))));
            assertThat(refusal).isNotNull();
            assertThat(Messages.status(refusal).getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        });

        hoarding.rollback();
        Awaitility.await()
                .ignoreExceptions()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> append(events, event(fresh("stock"), 0, "PictureTaken", "x".repeat(200_000))));
        assertThat(server.isReady()).isTrue();
    }

    @Test
    void aTransactionThatIsNeverCompletedIsGivenUpOn() {
        start(DEFAULTS.with(new Limits.Appends(1_000_000, 100, Duration.ofMillis(300), 10)));
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        var stream = EventStoreGrpc.newStub(clients.channel()).appendEvent(Messages.ending(ended));

        stream.onNext(event(fresh("stock"), 0));

        assertThat(Messages.status(await(ended)).getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void aMessageBeyondTheLimitIsRefused() {
        start(DEFAULTS.withMessageBytes(100_000));
        EventChannel events = clients.connect("large").eventChannel();

        Throwable refusal =
                catchThrowable(() -> append(events, event(fresh("stock"), 0, "PictureTaken", "x".repeat(100_001))));

        assertThat(refusal).isNotNull();
        append(events, event(fresh("stock"), 0));
    }

    @Test
    void aMessageBeyondTheLimitIsRefusedInProcessToo() {
        AxonServer server = start(DEFAULTS.withMessageBytes(100_000));
        clients = new Clients(server.host(), server.port(), overTcp -> server.inProcessChannel());
        EventChannel events = clients.connect("large").eventChannel();

        Throwable refusal =
                catchThrowable(() -> append(events, event(fresh("stock"), 0, "PictureTaken", "x".repeat(100_001))));

        assertThat(Messages.status(refusal).getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(refusal).hasMessageContaining("exceeds the limit of 100000 bytes");
        append(events, event(fresh("stock"), 0));
        assertThat(await(events.getLastToken())).as("events stored").isEqualTo(0);
    }

    @Test
    void garbageHarmsOnlyItsSender() throws Exception {
        AxonServer server = start(DEFAULTS);
        try (Socket socket = new Socket(server.host(), server.port())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n\0\0\0\0".getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }
        ManagedChannel channel = clients.channel();
        Throwable refusal = catchThrowable(() -> ClientCalls.blockingUnaryCall(
                channel, Garbage.insteadOf(CommandServiceGrpc.getDispatchMethod()), CallOptions.DEFAULT, new byte[] {
                    -1, -1, -1, 7
                }));

        assertThat(refusal).isNotNull();
        append(clients.connect("honest").eventChannel(), event(fresh("stock"), 0));
    }

    @Test
    void aThousandConnectionsAreServed() {
        AxonServer server = start(DEFAULTS);
        List<CompletableFuture<Boolean>> followers = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            ManagedChannel channel = clients.channel();
            CompletableFuture<Boolean> followed = new CompletableFuture<>();
            followers.add(followed);
            EventStoreGrpc.newStub(channel)
                    .listEvents(Messages.observer(event -> followed.complete(true)))
                    .onNext(GetEventsRequest.newBuilder().setNumberOfPermits(1).build());
        }

        append(clients.connect("appending").eventChannel(), event(fresh("stock"), 0));

        followers.forEach(Messages::await);
        assertThat(server.isReady()).isTrue();
    }

    @Test
    void aConfiguredAccessTokenIsAskedFor() {
        AxonServer server = servers.start(servers.settings().withAccessToken("sesame"));
        clients = servers.clientsOf(server);

        assertThat(refusalFor("")).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(refusalFor("barley")).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(refusalFor("sesame")).isEqualTo(Status.Code.OK);
    }

    private Status.Code refusalFor(String token) {
        var stub = PlatformServiceGrpc.newBlockingStub(clients.channel());
        var presenting = token.isEmpty() ? stub : stub.withInterceptors(Messages.header("AxonIQ-Access-Token", token));
        Throwable refusal =
                catchThrowable(() -> presenting.getPlatformServer(ClientIdentification.getDefaultInstance()));
        return refusal == null ? Status.Code.OK : Messages.status(refusal).getCode();
    }

    private AxonServer start(Limits limits) {
        AxonServer server = servers.start(servers.settings().withLimits(limits));
        clients = servers.clientsOf(server);
        return server;
    }
}
