package io.waybill.axonserver.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Which connections handle which queries, and which of them are asked. */
final class QueryRoutes {

    private final ConcurrentMap<String, List<QueryHandler>> byQuery = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    /** Adds a connection; a client that connects again replaces its earlier connection. */
    void add(String query, QueryHandler handler) {
        byQuery.compute(query, (name, present) -> {
            List<QueryHandler> handlers = present == null ? new ArrayList<>() : new ArrayList<>(present);
            handlers.removeIf(other -> other.clientId().equals(handler.clientId()));
            handlers.add(handler);
            return List.copyOf(handlers);
        });
    }

    /** Removes one connection. */
    void remove(String query, QueryHandler handler) {
        byQuery.computeIfPresent(query, (name, present) -> {
            List<QueryHandler> handlers =
                    present.stream().filter(other -> other != handler).toList();
            return handlers.isEmpty() ? null : handlers;
        });
    }

    /** All connections that handle {@code query}. */
    List<QueryHandler> all(String query) {
        return byQuery.getOrDefault(query, List.of());
    }

    /** One connection, in turn; empty when there is none. */
    List<QueryHandler> one(String query) {
        List<QueryHandler> handlers = all(query);
        return handlers.isEmpty() ? List.of() : List.of(inTurn(handlers));
    }

    /** One connection of each component, in turn. */
    List<QueryHandler> oneOfEachComponent(String query) {
        Map<String, List<QueryHandler>> byComponent = new LinkedHashMap<>();
        for (QueryHandler handler : all(query)) {
            byComponent
                    .computeIfAbsent(handler.component(), name -> new ArrayList<>())
                    .add(handler);
        }
        return byComponent.values().stream().map(this::inTurn).toList();
    }

    private QueryHandler inTurn(List<QueryHandler> handlers) {
        return handlers.get(Math.floorMod(turn.getAndIncrement(), handlers.size()));
    }
}
