package io.waybill.axonserver.query;

import io.axoniq.axonserver.grpc.query.QueryProviderInbound;
import io.axoniq.axonserver.grpc.query.QueryUpdateCompleteExceptionally;
import io.axoniq.axonserver.grpc.query.SubscriptionQuery;
import io.axoniq.axonserver.grpc.query.SubscriptionQueryRequest;
import io.axoniq.axonserver.grpc.query.SubscriptionQueryResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.waybill.axonserver.Limits;
import io.waybill.axonserver.wire.Outbox;
import io.waybill.axonserver.wire.PermitQueue;
import io.waybill.axonserver.wire.Refusal;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A subscription query of one client: every handler of the query is told of it and may send updates, one handler is
 * asked for the initial result. Updates wait, within bounds, for the client's permits; a client that stays too far
 * behind loses its subscription rather than the server its memory.
 */
final class Subscription implements StreamObserver<SubscriptionQueryRequest> {

    private final QueryDispatch dispatch;
    private final Outbox<SubscriptionQueryResponse> outbox;
    private final PermitQueue<SubscriptionQueryResponse> updates;
    private final Set<QueryHandler> handlers = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Duration patience;
    private volatile long initialResultDeadline;
    private volatile SubscriptionQuery query = SubscriptionQuery.getDefaultInstance();

    Subscription(
            QueryDispatch dispatch,
            ServerCallStreamObserver<SubscriptionQueryResponse> client,
            Limits.Handlers limits) {
        this.dispatch = dispatch;
        this.patience = limits.queryTimeout();
        this.outbox = new Outbox<>(client);
        this.updates = new PermitQueue<>(outbox, limits.messages(), limits.bytes(), sent -> {});
        client.setOnReadyHandler(updates::drain);
        client.setOnCancelHandler(this::end);
    }

    String id() {
        return query.getSubscriptionIdentifier();
    }

    String queryName() {
        return query.getQueryRequest().getQuery();
    }

    @Override
    @SuppressWarnings("deprecation") // only clients have stopped to ask for initial results this way
    public void onNext(SubscriptionQueryRequest request) {
        switch (request.getRequestCase()) {
            case SUBSCRIBE -> subscribe(request.getSubscribe());
            case GET_INITIAL_RESULT -> askInitialResult(request.getGetInitialResult());
            case FLOW_CONTROL -> updates.grant(request.getFlowControl().getNumberOfPermits());
            case UNSUBSCRIBE -> onCompleted();
            case REQUEST_NOT_SET -> {}
        }
    }

    private void subscribe(SubscriptionQuery subscription) {
        if (!id().isEmpty()) {
            return;
        }
        query = subscription;
        updates.grant(subscription.getNumberOfPermits());
        if (!dispatch.subscribed(this)) {
            outbox.fail(Refusal.QUERY_NOT_DISPATCHED.because(
                    "the subscription " + id() + " exists already, or there are too many of them"));
        }
    }

    private void askInitialResult(SubscriptionQuery asked) {
        initialResultDeadline = System.nanoTime() + patience.toNanos();
        dispatch.askInitialResult(this, asked);
    }

    /** Whether the initial result, if it was asked for, takes too long. */
    boolean isInitialResultOverdue(long now) {
        return now - initialResultDeadline >= 0;
    }

    /** Tells {@code handler} of this subscription, once. */
    void include(QueryHandler handler) {
        if (!ended.get() && handlers.add(handler)) {
            handler.sendControl(request(SubscriptionQueryRequest.newBuilder().setSubscribe(query)));
            if (ended.get()) {
                unsubscribe(handler);
            }
        }
    }

    /** {@code handler} has gone; without any there would never be an update again, which the client must know. */
    void exclude(QueryHandler handler) {
        if (handlers.remove(handler) && handlers.isEmpty()) {
            fail("connection to " + handler.clientId() + " lost, which was the last handler of " + queryName());
        }
    }

    /** Passes on what a handler sent. */
    void received(SubscriptionQueryResponse response) {
        switch (response.getResponseCase()) {
            case INITIAL_RESULT -> outbox.send(response);
            case UPDATE -> {
                if (!updates.offer(response, response.getSerializedSize(), 0)) {
                    fail("the client is too slow: too many updates are waiting for it");
                }
            }
            case COMPLETE, COMPLETE_EXCEPTIONALLY -> {
                updates.flush();
                outbox.send(response);
                onCompleted();
            }
            case RESPONSE_NOT_SET -> {}
        }
    }

    /** Nobody can give the initial result. */
    void initialResultFailed(Refusal refusal, String reason) {
        outbox.send(SubscriptionQueryResponse.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setSubscriptionIdentifier(id())
                .setInitialResult(PendingQuery.failure(query.getQueryRequest().getMessageIdentifier(), refusal, reason))
                .build());
    }

    private void fail(String reason) {
        outbox.send(SubscriptionQueryResponse.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setSubscriptionIdentifier(id())
                .setCompleteExceptionally(QueryUpdateCompleteExceptionally.newBuilder()
                        .setErrorCode(Refusal.QUERY_NOT_EXECUTED.code())
                        .setErrorMessage(Refusal.QUERY_NOT_EXECUTED.message(reason)))
                .build());
        onCompleted();
    }

    @Override
    public void onError(Throwable t) {
        end();
    }

    @Override
    public void onCompleted() {
        end();
        outbox.complete();
    }

    /** Ends the stream because the server goes. */
    void shutDown() {
        outbox.fail(Refusal.SHUTTING_DOWN.because("the server is shutting down"));
        end();
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            dispatch.unsubscribed(this);
            handlers.forEach(this::unsubscribe);
        }
    }

    private void unsubscribe(QueryHandler handler) {
        handler.forgetInitialResult(this);
        handler.sendControl(request(SubscriptionQueryRequest.newBuilder().setUnsubscribe(query)));
    }

    private static QueryProviderInbound request(SubscriptionQueryRequest.Builder request) {
        return QueryProviderInbound.newBuilder()
                .setSubscriptionQueryRequest(request)
                .build();
    }
}
