package io.waybill.axonserver.query;

import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.ProcessingInstruction;
import io.axoniq.axonserver.grpc.ProcessingKey;
import io.axoniq.axonserver.grpc.query.QueryProviderInbound;
import io.axoniq.axonserver.grpc.query.QueryRequest;
import io.axoniq.axonserver.grpc.query.QueryResponse;
import io.waybill.axonserver.wire.Instructions;
import io.waybill.axonserver.wire.Outbox;
import io.waybill.axonserver.wire.Refusal;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A query whose sender waits for answers: from one connection, or from one of each component. A streaming query's
 * handler sends no more than the sender of the query takes.
 */
final class PendingQuery {

    private final QueryRequest request;
    private final boolean streaming;
    private final QueryProviderInbound message;
    private final Outbox<QueryResponse> sender;
    private final long patience;
    private final Set<QueryHandler> asked = ConcurrentHashMap.newKeySet();
    private final Demand demand = new Demand();
    private volatile long deadline;

    /** @param patience how long to wait for all answers, or, of a streaming query, for the next one */
    PendingQuery(QueryRequest request, Outbox<QueryResponse> sender, Duration patience) {
        this.request = request;
        this.streaming = isPointToPoint()
                && Instructions.isSet(request.getProcessingInstructionsList(), ProcessingKey.CLIENT_SUPPORTS_STREAMING);
        this.message = QueryProviderInbound.newBuilder()
                .setQuery(streaming ? streamed(request) : request)
                .build();
        this.sender = sender;
        // Half the range of the clock at most, so that comparing never overflows.
        this.patience = Math.min(patience.toNanos(), Long.MAX_VALUE / 2);
        this.deadline = System.nanoTime() + this.patience;
    }

    /** Tells the handler to await demand before it sends. */
    private static QueryRequest streamed(QueryRequest request) {
        return request.toBuilder()
                .addProcessingInstructions(ProcessingInstruction.newBuilder()
                        .setKey(ProcessingKey.SERVER_SUPPORTS_STREAMING)
                        .setValue(MetaDataValue.newBuilder().setBooleanValue(true)))
                .build();
    }

    String id() {
        return request.getMessageIdentifier();
    }

    QueryRequest request() {
        return request;
    }

    /** What handlers are sent: one object, so that it can be taken back. */
    QueryProviderInbound message() {
        return message;
    }

    long priority() {
        return Instructions.number(request.getProcessingInstructionsList(), ProcessingKey.PRIORITY, 0);
    }

    boolean isPointToPoint() {
        return Instructions.number(request.getProcessingInstructionsList(), ProcessingKey.NR_OF_RESULTS, 1) == 1;
    }

    boolean isStreaming() {
        return streaming;
    }

    boolean isOverdue(long now) {
        return now - deadline >= 0;
    }

    /** {@code handlers} are about to be asked. */
    void asking(Iterable<QueryHandler> handlers) {
        handlers.forEach(asked::add);
    }

    /** One answer, perhaps of several. */
    void answer(QueryResponse response) {
        sender.send(response);
        if (streaming) {
            deadline = System.nanoTime() + patience;
            demand.passed();
            refill();
        }
    }

    /** Asks for more answers when the sender takes more: to be called when its transport is ready. */
    void refill() {
        if (streaming && sender.isReady()) {
            long more = demand.refill();
            if (more > 0) {
                asked.forEach(handler -> handler.demand(this, more));
            }
        }
    }

    /** {@code handler} has no more answers; with the last of them the query is complete. */
    void completedBy(QueryHandler handler) {
        if (asked.remove(handler) && asked.isEmpty()) {
            sender.complete();
        }
    }

    /** {@code handler} cannot answer (any more). */
    void failedBy(QueryHandler handler, Refusal refusal, String reason) {
        sender.send(failure(id(), refusal, reason));
        completedBy(handler);
    }

    /** There is nobody to ask. */
    void refuse(Refusal refusal, String reason) {
        sender.send(failure(id(), refusal, reason));
        sender.complete();
    }

    /** An answer that says why there is none. */
    static QueryResponse failure(String queryId, Refusal refusal, String reason) {
        return QueryResponse.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setRequestIdentifier(queryId)
                .setErrorCode(refusal.code())
                .setErrorMessage(refusal.message(reason))
                .build();
    }
}
