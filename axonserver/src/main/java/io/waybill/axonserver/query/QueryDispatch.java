package io.waybill.axonserver.query;

import io.axoniq.axonserver.grpc.query.SubscriptionQuery;
import io.waybill.axonserver.wire.Refusal;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Brings queries to the connections that handle them. */
final class QueryDispatch {

    private static final int MOST_SUBSCRIPTIONS = 50_000;

    private final QueryRoutes routes = new QueryRoutes();
    private final ConcurrentMap<String, Subscription> subscriptions = new ConcurrentHashMap<>();
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

    /** Opens {@code subscription} and tells its handlers; false when there are too many, or one of that identifier. */
    boolean subscribed(Subscription subscription) {
        if (subscriptions.size() >= MOST_SUBSCRIPTIONS
                || subscriptions.putIfAbsent(subscription.id(), subscription) != null) {
            return false;
        }
        routes.all(subscription.queryName()).forEach(subscription::include);
        return true;
    }

    void unsubscribed(Subscription subscription) {
        subscriptions.remove(subscription.id(), subscription);
    }

    /** The open subscription of that identifier, null when there is none. */
    @Nullable
    Subscription subscription(String id) {
        return subscriptions.get(id);
    }

    /** Asks one handler for the initial result of {@code subscription}. */
    void askInitialResult(Subscription subscription, SubscriptionQuery query) {
        List<QueryHandler> asked = routes.one(query.getQueryRequest().getQuery());
        if (asked.isEmpty()) {
            subscription.initialResultFailed(
                    Refusal.NO_QUERY_HANDLER,
                    "no handler for query " + query.getQueryRequest().getQuery());
        } else {
            asked.getFirst().takeInitialResult(subscription, query);
        }
    }

    /** {@code handler} handles {@code query} from now on, so subscriptions that are open already concern it too. */
    void includeInSubscriptions(String query, QueryHandler handler) {
        subscriptions.values().stream()
                .filter(subscription -> subscription.queryName().equals(query))
                .forEach(subscription -> subscription.include(handler));
    }

    void excludeFromSubscriptions(QueryHandler handler) {
        subscriptions.values().forEach(subscription -> subscription.exclude(handler));
    }

    void shutDown() {
        subscriptions.values().forEach(Subscription::shutDown);
        handlers.forEach(QueryHandler::shutDown);
    }
}
