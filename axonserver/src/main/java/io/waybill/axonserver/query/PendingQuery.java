package io.waybill.axonserver.query;

import io.axoniq.axonserver.grpc.ProcessingKey;
import io.axoniq.axonserver.grpc.query.QueryProviderInbound;
import io.axoniq.axonserver.grpc.query.QueryRequest;
import io.axoniq.axonserver.grpc.query.QueryResponse;
import io.waybill.axonserver.wire.Instructions;
import io.waybill.axonserver.wire.Outbox;
import io.waybill.axonserver.wire.Refusal;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A query whose sender waits for answers: from one connection, or from one of each component. */
final class PendingQuery {

    private final QueryRequest request;
    private final QueryProviderInbound message;
    private final Outbox<QueryResponse> sender;
    private final long deadline;
    private final Set<QueryHandler> asked = ConcurrentHashMap.newKeySet();

    /** @param deadline when to give up, on the clock of {@link System#nanoTime()} */
    PendingQuery(QueryRequest request, Outbox<QueryResponse> sender, long deadline) {
        this.request = request;
        this.message = QueryProviderInbound.newBuilder().setQuery(request).build();
        this.sender = sender;
        this.deadline = deadline;
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
    }

    /** {@code handler} has no more answers; with the last of them the query is complete. */
    void completedBy(QueryHandler handler) {
        if (asked.remove(handler) && asked.isEmpty()) {
            sender.complete();
        }
    }

    /** {@code handler} cannot answer (any more). */
    void failedBy(QueryHandler handler, Refusal refusal, String reason) {
        answer(failure(refusal, reason));
        completedBy(handler);
    }

    /** There is nobody to ask. */
    void refuse(Refusal refusal, String reason) {
        answer(failure(refusal, reason));
        sender.complete();
    }

    private QueryResponse failure(Refusal refusal, String reason) {
        return QueryResponse.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setRequestIdentifier(id())
                .setErrorCode(refusal.code())
                .setErrorMessage(refusal.message(reason))
                .build();
    }
}
