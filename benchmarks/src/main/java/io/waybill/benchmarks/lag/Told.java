package io.waybill.benchmarks.lag;

import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** Up to which version, or position, things could be read, and since when. For one thread at a time. */
final class Told {

    private record Since(long upTo, long atMillis) {}

    private final Map<String, List<Since>> readable = new HashMap<>();

    void add(String thing, long upTo, long atMillis) {
        readable.computeIfAbsent(thing, key -> new ArrayList<>()).add(new Since(upTo, atMillis));
    }

    SortedSet<String> things() {
        return new TreeSet<>(readable.keySet());
    }

    /**
     * Adds how long each event took, in nanoseconds, from its own time until the thing could be read with it.
     *
     * @param events in their order
     * @param upTo which version, or position, is that of an event
     * @return how many never could
     */
    int lags(List<EventWithToken> events, String thing, ToLongFunction<EventWithToken> upTo, Collection<Long> lags) {
        var said = readable.getOrDefault(thing, List.of());
        int next = 0;
        for (var event : events) {
            while (next < said.size() && said.get(next).upTo() < upTo.applyAsLong(event)) {
                next++;
            }
            if (next == said.size()) {
                return events.size() - events.indexOf(event);
            }
            lags.add(TimeUnit.MILLISECONDS.toNanos(
                    said.get(next).atMillis() - event.getEvent().getTimestamp()));
        }
        return 0;
    }
}
