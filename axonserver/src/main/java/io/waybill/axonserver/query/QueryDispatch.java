package io.waybill.axonserver.query;

import io.waybill.axonserver.wire.Refusal;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Brings queries to the connections that handle them. */
final class QueryDispatch {

    private final QueryRoutes routes = new QueryRoutes();
    private final Set<QueryHandler> handlers = ConcurrentHashMap.newKeySet();

    QueryRoutes routes() {
        return routes;
    }

    void joined(QueryHandler handler) {
        handlers.add(handler);
    }

    void left(QueryHandler handler) {
        handlers.remove(handler);
    }

    /** Asks one handler, or one of each component. */
    void dispatch(PendingQuery query) {
        String name = query.request().getQuery();
        List<QueryHandler> asked = query.isPointToPoint() ? routes.one(name) : routes.oneOfEachComponent(name);
        if (asked.isEmpty()) {
            query.refuse(Refusal.NO_QUERY_HANDLER, "no handler for query " + name);
            return;
        }
        // All of them first: one that completes at once must not complete the query for the others.
        query.asking(asked);
        asked.forEach(handler -> handler.take(query));
    }

    /** The sender of {@code query} no longer waits for its answers. */
    void cancel(PendingQuery query) {
        handlers.forEach(handler -> handler.forget(query));
    }

    /** Gives up on what has taken too long, on the clock of {@link System#nanoTime()}. */
    void expire(long now) {
        handlers.forEach(handler -> handler.expire(now));
    }

    void shutDown() {
        handlers.forEach(QueryHandler::shutDown);
    }
}
