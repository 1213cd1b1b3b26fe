package io.waybill.benchmarks.lag;

import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.waybill.benchmarks.Percentiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What was announced as readable, and when this process heard of it. */
final class Announced implements AutoCloseable {

    private static final String STREAM = "waybill:live";
    private static final long MOST_AT_ONCE = 1_000;
    private static final long MILLIS_TO_WAIT = 1_000;

    /** The version, or the position, that could be read at a time. */
    private record Told(long upTo, long atMillis) {}

    private final Map<String, List<Told>> readable = new HashMap<>();
    private final RedisClient client;
    private final Thread reader;
    private volatile boolean closed;

    private Announced(RedisClient client) {
        this.client = client;
        this.reader = Thread.ofPlatform().name("announced").start(this::read);
    }

    static Announced since(RedisURI redis) {
        return new Announced(RedisClient.create(redis));
    }

    @SuppressWarnings("unchecked") // of one stream, as the driver declares it
    private void read() {
        var redis = client.connect().sync();
        String last = "$";
        while (!closed) {
            var entries = redis.xread(
                    XReadArgs.Builder.block(MILLIS_TO_WAIT).count(MOST_AT_ONCE), StreamOffset.from(STREAM, last));
            long now = System.currentTimeMillis();
            for (var entry : entries) {
                last = entry.getId();
                add(entry.getBody(), now);
            }
        }
    }

    /** A field for each thing: its topic and id, with its version and the position. */
    private synchronized void add(Map<String, String> announcement, long now) {
        announcement.forEach((thing, state) -> readable.computeIfAbsent(thing, key -> new ArrayList<>())
                .add(new Told(Long.parseLong(state.substring(0, state.indexOf('/'))), now)));
    }

    /** A line for each read model that said something, with the times from event to announcement. */
    synchronized String lagsOf(Collection<EventWithToken> events) {
        var movements = events.stream()
                .filter(event -> event.getEvent().getPayload().getType().equals("stock.movement-recorded"))
                .toList();
        Map<String, Map<String, List<EventWithToken>>> byItem =
                Map.of("stock/", byAggregate(movements), "movement/", byAggregate(movements));
        var lines = new ArrayList<String>();
        byItem.forEach((topic, items) -> {
            var lags = new ArrayList<Long>();
            int[] missed = {0};
            items.forEach((item, itsEvents) -> missed[0] +=
                    lags(itsEvents, topic + item, event -> event.getEvent().getAggregateSequenceNumber(), lags));
            lines.add(line(topic, lags, missed[0]));
        });
        lines.add("seconds of trade in which one took longer than 150 ms: " + slowSeconds(movements));
        readable.keySet().stream()
                .filter(key -> key.startsWith("reports/") || key.startsWith("audit/"))
                .sorted()
                .forEach(key -> {
                    var lags = new ArrayList<Long>();
                    lines.add(line(key, lags, lags(movements, key, EventWithToken::getToken, lags)));
                });
        return String.join(System.lineSeparator(), lines);
    }

    private static Map<String, List<EventWithToken>> byAggregate(List<EventWithToken> events) {
        return events.stream()
                .collect(Collectors.groupingBy(event -> event.getEvent().getAggregateIdentifier()));
    }

    /** @return how many were never announced */
    private int lags(
            List<EventWithToken> events, String key, ToLongFunction<EventWithToken> upTo, Collection<Long> lags) {
        var announcements = readable.getOrDefault(key, List.of());
        int next = 0;
        for (var event : events) {
            while (next < announcements.size() && announcements.get(next).upTo() < upTo.applyAsLong(event)) {
                next++;
            }
            if (next == announcements.size()) {
                return events.size() - events.indexOf(event);
            }
            lags.add(TimeUnit.MILLISECONDS.toNanos(
                    announcements.get(next).atMillis() - event.getEvent().getTimestamp()));
        }
        return 0;
    }

    /** Whether all are a little late, or a few seconds very: the seconds of the clock, with the longest time. */
    private String slowSeconds(List<EventWithToken> movements) {
        var longest = new TreeMap<Long, Long>();
        var lags = new ArrayList<Long>();
        lags(movements, "reports/trade", EventWithToken::getToken, lags);
        for (int at = 0; at < lags.size(); at++) {
            long second = movements.get(at).getEvent().getTimestamp() / 1_000;
            longest.merge(second, TimeUnit.NANOSECONDS.toMillis(lags.get(at)), Math::max);
        }
        longest.values().removeIf(millis -> millis <= 150);
        return longest.entrySet().stream()
                .map(entry -> Instant.ofEpochSecond(entry.getKey()).toString().substring(11, 19) + ' '
                        + entry.getValue() + " ms")
                .collect(Collectors.joining(", "));
    }

    private static String line(String what, List<Long> lags, int missed) {
        return "%-24s %s, %d not announced"
                .formatted(
                        what,
                        new Percentiles(lags.stream().mapToLong(Long::longValue).toArray()),
                        missed);
    }

    @Override
    public void close() {
        closed = true;
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.shutdown();
    }
}
