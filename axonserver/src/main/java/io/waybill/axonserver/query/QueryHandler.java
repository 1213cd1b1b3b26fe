package io.waybill.axonserver.query;

import io.axoniq.axonserver.grpc.query.QueryFlowControl;
import io.axoniq.axonserver.grpc.query.QueryProviderInbound;
import io.axoniq.axonserver.grpc.query.QueryProviderOutbound;
import io.axoniq.axonserver.grpc.query.QueryReference;
import io.axoniq.axonserver.grpc.query.QueryResponse;
import io.axoniq.axonserver.grpc.query.QuerySubscription;
import io.axoniq.axonserver.grpc.query.SubscriptionQuery;
import io.axoniq.axonserver.grpc.query.SubscriptionQueryRequest;
import io.axoniq.axonserver.grpc.query.SubscriptionQueryResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.waybill.axonserver.Limits;
import io.waybill.axonserver.wire.HandlerStream;
import io.waybill.axonserver.wire.Refusal;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A connection that handles queries: what it subscribed to, what it may be sent, and the queries it owes answers. When
 * it goes, whoever waits for it is answered with an error.
 */
final class QueryHandler implements StreamObserver<QueryProviderOutbound> {

    private final QueryDispatch dispatch;
    private final HandlerStream<QueryProviderInbound> stream;
    private final ConcurrentMap<String, PendingQuery> pending = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Set<String>> resultsByQuery = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Subscription> initialResults = new ConcurrentHashMap<>();
    private volatile String clientId = "";
    private volatile String component = "";
    private volatile boolean gone;

    QueryHandler(
            QueryDispatch dispatch, ServerCallStreamObserver<QueryProviderInbound> client, Limits.Handlers limits) {
        this.dispatch = dispatch;
        this.stream = new HandlerStream<>(
                client,
                limits,
                ack -> QueryProviderInbound.newBuilder().setAck(ack).build(),
                this::sent,
                this::leave);
    }

    String clientId() {
        return clientId;
    }

    String component() {
        return component;
    }

    @Override
    public void onNext(QueryProviderOutbound message) {
        stream.handled(message.getInstructionId(), process(message));
    }

    private boolean process(QueryProviderOutbound message) {
        switch (message.getRequestCase()) {
            case QUERY_RESPONSE -> answered(message.getQueryResponse());
            case QUERY_COMPLETE -> completed(message.getQueryComplete().getRequestId());
            case FLOW_CONTROL -> stream.queue().grant(message.getFlowControl().getPermits());
            case SUBSCRIBE -> subscribe(message.getSubscribe());
            case UNSUBSCRIBE -> unsubscribe(message.getUnsubscribe());
            case ACK -> {}
            case SUBSCRIPTION_QUERY_RESPONSE -> received(message.getSubscriptionQueryResponse());
            case REQUEST_NOT_SET -> {
                return false;
            }
        }
        return true;
    }

    private void answered(QueryResponse response) {
        PendingQuery query = pending.get(response.getRequestIdentifier());
        if (query != null) {
            query.answer(response);
        }
    }

    private void completed(String queryId) {
        PendingQuery query = pending.remove(queryId);
        if (query != null) {
            query.completedBy(this);
        }
    }

    private void received(SubscriptionQueryResponse response) {
        String id = response.getSubscriptionIdentifier();
        Subscription subscription = response.hasInitialResult() ? initialResults.remove(id) : dispatch.subscription(id);
        if (subscription != null) {
            subscription.received(response);
        }
    }

    private void subscribe(QuerySubscription subscription) {
        clientId = subscription.getClientId();
        component = subscription.getComponentName();
        resultsByQuery
                .computeIfAbsent(subscription.getQuery(), name -> ConcurrentHashMap.newKeySet())
                .add(subscription.getResultName());
        dispatch.routes().add(subscription.getQuery(), this);
        dispatch.includeInSubscriptions(subscription.getQuery(), this);
    }

    private void unsubscribe(QuerySubscription subscription) {
        String query = subscription.getQuery();
        Set<String> left = resultsByQuery.computeIfPresent(query, (name, results) -> {
            results.remove(subscription.getResultName());
            return results.isEmpty() ? null : results;
        });
        if (left == null) {
            dispatch.routes().remove(query, this);
        }
    }

    /** Takes {@code query} to deliver it, or answers in this connection's place that it cannot. */
    void take(PendingQuery query) {
        if (pending.putIfAbsent(query.id(), query) != null) {
            query.failedBy(
                    this, Refusal.QUERY_NOT_DISPATCHED, "a query with identifier " + query.id() + " is under way");
        } else if (gone) {
            fail(query, Refusal.QUERY_NOT_DISPATCHED, "connection to " + clientId + " lost");
        } else if (!stream.queue().offer(query.message(), query.request().getSerializedSize(), query.priority())) {
            fail(query, Refusal.QUERY_NOT_DISPATCHED, "too many queries are waiting for " + clientId);
        }
    }

    /** The initial result of {@code subscription} is no longer wanted. */
    void forgetInitialResult(Subscription subscription) {
        initialResults.remove(subscription.id(), subscription);
    }

    /** Takes the request for the initial result of {@code subscription}. */
    @SuppressWarnings("deprecation") // only clients have stopped to ask for initial results this way
    void takeInitialResult(Subscription subscription, SubscriptionQuery query) {
        initialResults.put(subscription.id(), subscription);
        QueryProviderInbound message = QueryProviderInbound.newBuilder()
                .setSubscriptionQueryRequest(
                        SubscriptionQueryRequest.newBuilder().setGetInitialResult(query))
                .build();
        boolean taken = !gone && stream.queue().offer(message, query.getSerializedSize(), 0);
        if (!taken && initialResults.remove(subscription.id(), subscription)) {
            subscription.initialResultFailed(Refusal.QUERY_NOT_DISPATCHED, clientId + " takes no more queries");
        }
    }

    /** Sends what needs no permit. */
    void sendControl(QueryProviderInbound message) {
        stream.send(message);
    }

    /** A streaming query's handler must know the query before it hears how many answers are wanted. */
    private void sent(QueryProviderInbound message) {
        PendingQuery query = pending.get(message.getQuery().getMessageIdentifier());
        if (query != null && query.isStreaming()) {
            demand(query, Demand.WINDOW);
        }
    }

    /** {@code more} answers to a streaming query are wanted. */
    void demand(PendingQuery query, long more) {
        stream.send(QueryProviderInbound.newBuilder()
                .setQueryFlowControl(QueryFlowControl.newBuilder()
                        .setQueryReference(QueryReference.newBuilder().setRequestId(query.id()))
                        .setPermits(more))
                .build());
    }

    private void fail(PendingQuery query, Refusal refusal, String reason) {
        if (pending.remove(query.id(), query)) {
            query.failedBy(this, refusal, reason);
        }
    }

    /** The sender no longer waits: the handler is told, if it knows of the query at all. */
    void forget(PendingQuery query) {
        if (pending.remove(query.id(), query)) {
            withdraw(query);
        }
    }

    private void withdraw(PendingQuery query) {
        if (!stream.queue().withdraw(query.message())) {
            stream.send(QueryProviderInbound.newBuilder()
                    .setQueryCancel(QueryReference.newBuilder().setRequestId(query.id()))
                    .build());
        }
    }

    /** Gives up on what has taken too long. */
    void expire(long now) {
        for (PendingQuery query : pending.values()) {
            if (query.isOverdue(now) && pending.remove(query.id(), query)) {
                withdraw(query);
                query.failedBy(this, Refusal.QUERY_NOT_EXECUTED, clientId + " did not answer in time");
            }
        }
        initialResults.forEach((id, subscription) -> {
            if (subscription.isInitialResultOverdue(now) && initialResults.remove(id, subscription)) {
                subscription.initialResultFailed(Refusal.QUERY_NOT_EXECUTED, clientId + " did not answer in time");
            }
        });
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
        resultsByQuery.keySet().forEach(query -> dispatch.routes().remove(query, this));
        String reason = "connection to " + clientId + " lost";
        for (PendingQuery query : pending.values()) {
            fail(query, Refusal.QUERY_NOT_EXECUTED, reason);
        }
        initialResults.forEach((id, subscription) -> {
            if (initialResults.remove(id, subscription)) {
                subscription.initialResultFailed(Refusal.QUERY_NOT_EXECUTED, reason);
            }
        });
        dispatch.excludeFromSubscriptions(this);
    }
}
