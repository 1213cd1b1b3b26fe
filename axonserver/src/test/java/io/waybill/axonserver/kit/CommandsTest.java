package io.waybill.axonserver.kit;

import static io.waybill.axonserver.kit.Messages.await;
import static io.waybill.axonserver.kit.Messages.command;
import static io.waybill.axonserver.kit.Messages.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.Registration;
import io.axoniq.axonserver.connector.command.CommandChannel;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.ProcessingInstruction;
import io.axoniq.axonserver.grpc.ProcessingKey;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandProviderInbound;
import io.axoniq.axonserver.grpc.command.CommandProviderOutbound;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.axoniq.axonserver.grpc.command.CommandServiceGrpc;
import io.axoniq.axonserver.grpc.command.CommandSubscription;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CommandsTest extends Compatibility {

    @Test
    void aCommandReachesItsHandlerAndTheAnswerItsSender() throws Exception {
        String name = fresh("ReceiveStock");
        handle(clients.connect("handling"), name, 100, "done");
        Command command = command(name, "stock-1");

        CommandResponse response =
                await(clients.connect("sending").commandChannel().sendCommand(command));

        assertThat(response.getRequestIdentifier()).isEqualTo(command.getMessageIdentifier());
        assertThat(response.getErrorCode()).isEmpty();
        assertThat(response.getPayload().getType()).isEqualTo("done");
    }

    @Test
    void aCommandThatNobodyHandlesIsAnsweredWithItsCode() {
        CommandChannel sending = clients.connect("sending").commandChannel();

        CommandResponse response = await(sending.sendCommand(command(fresh("Unheard"), "stock-1")));

        assertThat(response.getErrorCode()).isEqualTo("AXONIQ-4000");
    }

    @Test
    void afterUnsubscribingAHandlerIsNotAskedAgain() throws Exception {
        String name = fresh("ReceiveStock");
        Registration registration = handle(clients.connect("handling"), name, 100, "done");
        CommandChannel sending = clients.connect("sending").commandChannel();
        assertThat(await(sending.sendCommand(command(name, "k"))).getErrorCode())
                .isEmpty();

        await(registration.cancel());

        assertThat(await(sending.sendCommand(command(name, "k"))).getErrorCode())
                .isEqualTo("AXONIQ-4000");
    }

    @Test
    void oneRoutingKeyAlwaysReachesTheSameHandler() throws Exception {
        String name = fresh("ReceiveStock");
        handle(clients.connect("handling"), name, 100, "first");
        handle(clients.connect("handling"), name, 100, "second");
        CommandChannel sending = clients.connect("sending").commandChannel();

        Map<String, String> handlerOfKey = new HashMap<>();
        for (int round = 0; round < 3; round++) {
            for (int key = 0; key < 50; key++) {
                String handler = await(sending.sendCommand(command(name, "stock-" + key)))
                        .getPayload()
                        .getType();
                assertThat(handlerOfKey.computeIfAbsent("stock-" + key, k -> handler))
                        .isEqualTo(handler);
            }
        }
        assertThat(handlerOfKey.values()).contains("first", "second");
    }

    @Test
    void aHandlerWithAGreaterLoadFactorGetsMoreKeys() throws Exception {
        String name = fresh("ReceiveStock");
        handle(clients.connect("handling"), name, 10, "weak");
        handle(clients.connect("handling"), name, 190, "strong");
        CommandChannel sending = clients.connect("sending").commandChannel();

        int strong = 0;
        for (int key = 0; key < 200; key++) {
            CommandResponse response = await(sending.sendCommand(command(name, "stock-" + key)));
            strong += response.getPayload().getType().equals("strong") ? 1 : 0;
        }

        assertThat(strong).isGreaterThan(130);
    }

    @Test
    void whenAHandlerGoesItsCommandsAreAnsweredWithAnError() throws Exception {
        String name = fresh("ReceiveStock");
        ManagedChannel handling = clients.channel();
        SilentHandler handler = new SilentHandler();
        StreamObserver<CommandProviderOutbound> stream =
                CommandServiceGrpc.newStub(handling).openStream(handler);
        handler.subscribe(stream, name, 10);
        CompletableFuture<CommandResponse> response =
                clients.connect("sending").commandChannel().sendCommand(command(name, "stock-1"));
        assertThat(handler.next().hasCommand()).isTrue();

        handling.shutdownNow();

        assertThat(await(response).getErrorCode()).startsWith("AXONIQ-");
    }

    @Test
    void withoutPermitsCommandsWaitForTheirHandler() throws Exception {
        String name = fresh("ReceiveStock");
        SilentHandler handler = new SilentHandler();
        StreamObserver<CommandProviderOutbound> stream =
                CommandServiceGrpc.newStub(clients.channel()).openStream(handler);
        handler.subscribe(stream, name, 0);
        CommandChannel sending = clients.connect("sending").commandChannel();
        CompletableFuture<CommandResponse> response = sending.sendCommand(command(name, "stock-1"));
        // Another command's round trip: what would be sent at once would have been sent by then.
        await(sending.sendCommand(command(fresh("Unheard"), "stock-1")));
        assertThat(handler.received).isEmpty();

        stream.onNext(SilentHandler.permits(1));
        Command command = handler.next().getCommand();
        stream.onNext(SilentHandler.answer(command));

        assertThat(await(response).getErrorCode()).isEmpty();
        stream.onCompleted();
    }

    @Test
    void amongWaitingCommandsTheOneWithTheHighestPriorityComesFirst() throws Exception {
        String name = fresh("ReceiveStock");
        SilentHandler handler = new SilentHandler();
        StreamObserver<CommandProviderOutbound> stream =
                CommandServiceGrpc.newStub(clients.channel()).openStream(handler);
        handler.subscribe(stream, name, 0);
        CommandChannel sending = clients.connect("sending").commandChannel();
        List<CompletableFuture<CommandResponse>> responses = new ArrayList<>();
        for (long priority : new long[] {1, 3, 2}) {
            responses.add(sending.sendCommand(withPriority(command(name, "stock-1"), priority)));
        }
        await(sending.sendCommand(command(fresh("Unheard"), "stock-1")));

        stream.onNext(SilentHandler.permits(3));

        List<Long> priorities = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Command command = handler.next().getCommand();
            priorities.add(priority(command));
            stream.onNext(SilentHandler.answer(command));
        }
        assertThat(priorities).containsExactly(3L, 2L, 1L);
        responses.forEach(Messages::await);
        stream.onCompleted();
    }

    @Test
    void aWaitingCommandWhoseSenderGivesUpIsNotHandled() throws Exception {
        String name = fresh("ReceiveStock");
        SilentHandler handler = new SilentHandler();
        StreamObserver<CommandProviderOutbound> stream =
                CommandServiceGrpc.newStub(clients.channel()).openStream(handler);
        handler.subscribe(stream, name, 0);
        var sending = CommandServiceGrpc.newBlockingStub(clients.channel());
        assertThatThrownBy(() ->
                        sending.withDeadlineAfter(200, TimeUnit.MILLISECONDS).dispatch(command(name, "stock-1")))
                .isInstanceOf(StatusRuntimeException.class);
        // A round trip over the same connection: by then the server has heard that the sender gave up.
        assertThat(sending.dispatch(command(fresh("Unheard"), "stock-1")).getErrorCode())
                .isEqualTo("AXONIQ-4000");
        Command wanted = command(name, "stock-1");
        CompletableFuture<CommandResponse> response =
                clients.connect("sending").commandChannel().sendCommand(wanted);

        stream.onNext(SilentHandler.permits(2));
        Command first = handler.next().getCommand();

        assertThat(first.getMessageIdentifier()).isEqualTo(wanted.getMessageIdentifier());
        stream.onNext(SilentHandler.answer(first));
        assertThat(await(response).getErrorCode()).isEmpty();
        stream.onCompleted();
    }

    private static Command withPriority(Command command, long priority) {
        return command.toBuilder()
                .addProcessingInstructions(ProcessingInstruction.newBuilder()
                        .setKey(ProcessingKey.PRIORITY)
                        .setValue(MetaDataValue.newBuilder().setNumberValue(priority)))
                .build();
    }

    private static long priority(Command command) {
        return command.getProcessingInstructionsList().stream()
                .filter(instruction -> instruction.getKey() == ProcessingKey.PRIORITY)
                .findFirst()
                .orElseThrow()
                .getValue()
                .getNumberValue();
    }

    private static Registration handle(AxonServerConnection connection, String name, int loadFactor, String answer)
            throws Exception {
        Registration registration = connection
                .commandChannel()
                .registerCommandHandler(
                        command -> CompletableFuture.completedFuture(CommandResponse.newBuilder()
                                .setMessageIdentifier(fresh("response"))
                                .setPayload(Messages.payload(answer, "{}"))
                                .build()),
                        loadFactor,
                        name);
        registration.awaitAck(10, TimeUnit.SECONDS);
        return registration;
    }

    /** Takes commands and never answers by itself. */
    private static final class SilentHandler implements StreamObserver<CommandProviderInbound> {

        private final BlockingQueue<CommandProviderInbound> received = new LinkedBlockingQueue<>();

        void subscribe(StreamObserver<CommandProviderOutbound> stream, String name, long permits)
                throws InterruptedException {
            stream.onNext(CommandProviderOutbound.newBuilder()
                    .setInstructionId("subscribe")
                    .setSubscribe(CommandSubscription.newBuilder()
                            .setMessageId("subscribe")
                            .setCommand(name)
                            .setComponentName("silent")
                            .setClientId(fresh("silent")))
                    .build());
            assertThat(next().getAck().getInstructionId()).isEqualTo("subscribe");
            if (permits > 0) {
                stream.onNext(permits(permits));
            }
        }

        static CommandProviderOutbound permits(long permits) {
            return CommandProviderOutbound.newBuilder()
                    .setFlowControl(
                            io.axoniq.axonserver.grpc.FlowControl.newBuilder().setPermits(permits))
                    .build();
        }

        static CommandProviderOutbound answer(Command command) {
            return CommandProviderOutbound.newBuilder()
                    .setCommandResponse(
                            CommandResponse.newBuilder().setRequestIdentifier(command.getMessageIdentifier()))
                    .build();
        }

        CommandProviderInbound next() throws InterruptedException {
            CommandProviderInbound message = received.poll(20, TimeUnit.SECONDS);
            assertThat(message).as("a message within patience").isNotNull();
            return message;
        }

        @Override
        public void onNext(CommandProviderInbound message) {
            received.add(message);
        }

        @Override
        public void onError(Throwable t) {}

        @Override
        public void onCompleted() {}
    }
}
