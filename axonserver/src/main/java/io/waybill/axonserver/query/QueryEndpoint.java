package io.waybill.axonserver.query;

import io.axoniq.axonserver.grpc.ProcessingKey;
import io.axoniq.axonserver.grpc.query.QueryProviderInbound;
import io.axoniq.axonserver.grpc.query.QueryProviderOutbound;
import io.axoniq.axonserver.grpc.query.QueryRequest;
import io.axoniq.axonserver.grpc.query.QueryResponse;
import io.axoniq.axonserver.grpc.query.QueryServiceGrpc;
import io.axoniq.axonserver.grpc.query.SubscriptionQueryRequest;
import io.axoniq.axonserver.grpc.query.SubscriptionQueryResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.waybill.axonserver.Limits;
import io.waybill.axonserver.wire.Instructions;
import io.waybill.axonserver.wire.Outbox;
import java.time.Duration;

/** The rpcs for queries: all in memory, on the transport's threads, which never wait. */
public final class QueryEndpoint extends QueryServiceGrpc.QueryServiceImplBase implements AutoCloseable {

    /** Bytes the transport may hold for one handler before queries for it wait in its queue. */
    private static final int READY_BYTES = 1024 * 1024;

    private static final Duration LONGEST = Duration.ofDays(365);

    private final QueryDispatch dispatch = new QueryDispatch();
    private final Limits.Handlers limits;

    /** Routes within {@code limits}. */
    public QueryEndpoint(Limits.Handlers limits) {
        this.limits = limits;
    }

    @Override
    public StreamObserver<QueryProviderOutbound> openStream(StreamObserver<QueryProviderInbound> answer) {
        ServerCallStreamObserver<QueryProviderInbound> client = (ServerCallStreamObserver<QueryProviderInbound>) answer;
        client.setOnReadyThreshold(READY_BYTES);
        QueryHandler handler = new QueryHandler(dispatch, client, limits);
        dispatch.joined(handler);
        return handler;
    }

    @Override
    public void query(QueryRequest request, StreamObserver<QueryResponse> answer) {
        ServerCallStreamObserver<QueryResponse> client = (ServerCallStreamObserver<QueryResponse>) answer;
        PendingQuery query = new PendingQuery(request, new Outbox<>(client), patience(request));
        client.setOnReadyHandler(query::refill);
        client.setOnCancelHandler(() -> dispatch.cancel(query));
        dispatch.dispatch(query);
    }

    @Override
    public StreamObserver<SubscriptionQueryRequest> subscription(StreamObserver<SubscriptionQueryResponse> answer) {
        return new Subscription(dispatch, (ServerCallStreamObserver<SubscriptionQueryResponse>) answer, limits);
    }

    private Duration patience(QueryRequest request) {
        long millis = Instructions.number(request.getProcessingInstructionsList(), ProcessingKey.TIMEOUT, 0);
        return millis > 0 ? Duration.ofMillis(Math.min(millis, LONGEST.toMillis())) : limits.queryTimeout();
    }

    /** Gives up on queries that have taken too long, on the clock of {@link System#nanoTime()}. */
    public void expire(long now) {
        dispatch.expire(now);
    }

    /** Ends the streams of all handlers; queries under way are answered with an error. */
    @Override
    public void close() {
        dispatch.shutDown();
    }
}
