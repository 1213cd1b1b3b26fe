package io.waybill.app.axon;

import java.util.concurrent.CompletableFuture;
import org.axonframework.axonserver.connector.query.AxonServerQueryBus;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.QueryResponseMessage;

/** Answers in this process what can be answered here, and asks Axon Server for the rest. */
final class NearestQueryBus extends AxonServerQueryBus {

    private final LocalQueries here;

    NearestQueryBus(Builder elsewhere, LocalQueries here) {
        super(elsewhere);
        this.here = here;
    }

    @Override
    public <Q, R> CompletableFuture<QueryResponseMessage<R>> query(QueryMessage<Q, R> query) {
        return here.answerWithoutWaiting(query.getQueryName()) ? here.here(query) : super.query(query);
    }
}
