package io.waybill.axonserver.kit;

import static io.waybill.axonserver.kit.Messages.await;
import static io.waybill.axonserver.kit.Messages.fresh;
import static io.waybill.axonserver.kit.Messages.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.ReplyChannel;
import io.axoniq.axonserver.connector.ResultStream;
import io.axoniq.axonserver.connector.query.QueryDefinition;
import io.axoniq.axonserver.connector.query.QueryHandler;
import io.axoniq.axonserver.grpc.FlowControl;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.ProcessingInstruction;
import io.axoniq.axonserver.grpc.ProcessingKey;
import io.axoniq.axonserver.grpc.query.QueryProviderInbound;
import io.axoniq.axonserver.grpc.query.QueryProviderOutbound;
import io.axoniq.axonserver.grpc.query.QueryRequest;
import io.axoniq.axonserver.grpc.query.QueryResponse;
import io.axoniq.axonserver.grpc.query.QueryServiceGrpc;
import io.axoniq.axonserver.grpc.query.QuerySubscription;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class QueriesTest extends Compatibility {

    @Test
    void aQueryIsAnsweredByOneHandler() throws Exception {
        String name = fresh("FindStock");
        handle(clients.connect("handling"), name, "found");
        handle(clients.connect("handling"), name, "found");

        List<QueryResponse> responses = ask(query(name, 1));

        assertThat(responses).hasSize(1);
        assertThat(responses.getFirst().getPayload().getType()).isEqualTo("found");
    }

    @Test
    void aQueryThatNobodyHandlesIsAnsweredWithItsCode() throws Exception {
        List<QueryResponse> responses = ask(query(fresh("Unheard"), 1));

        assertThat(responses).extracting(QueryResponse::getErrorCode).containsExactly("AXONIQ-5000");
    }

    @Test
    void aScatteredQueryIsAnsweredByOneHandlerOfEachComponent() throws Exception {
        String name = fresh("FindStock");
        handle(clients.connect("warehouse"), name, "warehouse");
        handle(clients.connect("warehouse"), name, "warehouse");
        handle(clients.connect("shop"), name, "shop");

        List<QueryResponse> responses = ask(query(name, -1));

        assertThat(responses)
                .extracting(response -> response.getPayload().getType())
                .containsExactlyInAnyOrder("warehouse", "shop");
    }

    @Test
    void whenAHandlerGoesItsQueriesAreAnsweredWithAnError() throws Exception {
        String name = fresh("FindStock");
        ManagedChannel handling = clients.channel();
        SilentHandler handler = new SilentHandler();
        handler.open(handling, name, 10);
        ResultStream<QueryResponse> results =
                clients.connect("asking").queryChannel().query(query(name, 1));
        assertThat(handler.next().hasQuery()).isTrue();

        handling.shutdownNow();

        QueryResponse response = results.nextIfAvailable(20, TimeUnit.SECONDS);
        assertThat(response).isNotNull();
        assertThat(response.getErrorCode()).startsWith("AXONIQ-");
    }

    @Test
    void aStreamingQueryIsProducedNoFasterThanItIsTaken() throws Exception {
        String name = fresh("ListStock");
        EndlessAnswers answers = new EndlessAnswers();
        clients.connect("handling")
                .queryChannel()
                .registerQueryHandler(answers, new QueryDefinition(name, "Stock"))
                .awaitAck(10, TimeUnit.SECONDS);
        QueryRequest request = query(name, 1).toBuilder()
                .addProcessingInstructions(ProcessingInstruction.newBuilder()
                        .setKey(ProcessingKey.CLIENT_SUPPORTS_STREAMING)
                        .setValue(MetaDataValue.newBuilder().setBooleanValue(true)))
                .build();

        ResultStream<QueryResponse> results =
                clients.connect("asking").queryChannel().query(request);

        for (int i = 0; i < 2_000; i++) {
            assertThat(results.nextIfAvailable(20, TimeUnit.SECONDS)).isNotNull();
        }
        results.close();
        await(answers.cancelled);
        // Buffers on the way may be full; a handler that was not held back would have produced all it was told to.
        assertThat(answers.produced.get()).isLessThan(EndlessAnswers.MOST);
    }

    private List<QueryResponse> ask(QueryRequest request) throws InterruptedException {
        ResultStream<QueryResponse> results =
                clients.connect("asking").queryChannel().query(request);
        List<QueryResponse> responses = new ArrayList<>();
        for (QueryResponse response = results.nextIfAvailable(20, TimeUnit.SECONDS);
                response != null;
                response = results.nextIfAvailable(20, TimeUnit.SECONDS)) {
            responses.add(response);
        }
        assertThat(results.isClosed()).as("completed").isTrue();
        return responses;
    }

    private static void handle(AxonServerConnection connection, String name, String answer) throws Exception {
        register(connection, name, (request, reply) -> reply.sendLast(response(request, answer)));
    }

    private static void register(AxonServerConnection connection, String name, Answering answering) throws Exception {
        QueryHandler handler = answering::handle;
        connection
                .queryChannel()
                .registerQueryHandler(handler, new QueryDefinition(name, "Stock"))
                .awaitAck(10, TimeUnit.SECONDS);
    }

    /** Produces as many answers as are requested, until it is told to stop. */
    private static final class EndlessAnswers implements QueryHandler {

        static final int MOST = 1_000_000;

        private final AtomicInteger produced = new AtomicInteger();
        private final CompletableFuture<Boolean> cancelled = new CompletableFuture<>();

        @Override
        public void handle(QueryRequest request, ReplyChannel<QueryResponse> reply) {
            throw new IllegalStateException("a streaming handler was not asked to stream");
        }

        @Override
        public io.axoniq.axonserver.connector.FlowControl stream(
                QueryRequest request, ReplyChannel<QueryResponse> reply) {
            return new io.axoniq.axonserver.connector.FlowControl() {
                @Override
                public void request(long requested) {
                    for (long i = 0; i < requested && produced.incrementAndGet() < MOST; i++) {
                        reply.send(response(request, "found"));
                    }
                }

                @Override
                public void cancel() {
                    cancelled.complete(true);
                }
            };
        }
    }

    private static QueryResponse response(QueryRequest request, String type) {
        return QueryResponse.newBuilder()
                .setMessageIdentifier(fresh("response"))
                .setRequestIdentifier(request.getMessageIdentifier())
                .setPayload(Messages.payload(type, "{}"))
                .build();
    }

    /** Takes queries and never answers by itself. */
    private static final class SilentHandler implements StreamObserver<QueryProviderInbound> {

        private final BlockingQueue<QueryProviderInbound> received = new LinkedBlockingQueue<>();

        void open(ManagedChannel channel, String name, long permits) throws InterruptedException {
            StreamObserver<QueryProviderOutbound> stream =
                    QueryServiceGrpc.newStub(channel).openStream(this);
            stream.onNext(QueryProviderOutbound.newBuilder()
                    .setInstructionId("subscribe")
                    .setSubscribe(QuerySubscription.newBuilder()
                            .setMessageId("subscribe")
                            .setQuery(name)
                            .setResultName("Stock")
                            .setComponentName("silent")
                            .setClientId(fresh("silent")))
                    .build());
            assertThat(next().getAck().getInstructionId()).isEqualTo("subscribe");
            stream.onNext(QueryProviderOutbound.newBuilder()
                    .setFlowControl(FlowControl.newBuilder().setPermits(permits))
                    .build());
        }

        QueryProviderInbound next() throws InterruptedException {
            QueryProviderInbound message = received.poll(20, TimeUnit.SECONDS);
            assertThat(message).as("a message within patience").isNotNull();
            return message;
        }

        @Override
        public void onNext(QueryProviderInbound message) {
            received.add(message);
        }

        @Override
        public void onError(Throwable t) {}

        @Override
        public void onCompleted() {}
    }

    @FunctionalInterface
    private interface Answering {
        void handle(QueryRequest request, ReplyChannel<QueryResponse> reply);
    }
}
