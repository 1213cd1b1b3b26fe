package io.waybill.benchmarks.lag;

import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What was announced as readable, and when this process heard of it. */
final class Announced implements AutoCloseable {

    private static final String STREAM = "waybill:live";
    private static final long MOST_AT_ONCE = 1_000;
    private static final long MILLIS_TO_WAIT = 1_000;

    private final Told told = new Told();
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
        announcement.forEach(
                (thing, state) -> told.add(thing, Long.parseLong(state.substring(0, state.indexOf('/'))), now));
    }

    /** A line for each read model that said something, with the times from movement to announcement. */
    synchronized String lagsOf(List<EventWithToken> movements) {
        Map<String, Map<String, List<EventWithToken>>> byItem =
                Map.of("stock/", byAggregate(movements), "movement/", byAggregate(movements));
        var lines = new ArrayList<String>();
        byItem.forEach((topic, items) -> {
            var lags = new ArrayList<Long>();
            int[] missed = {0};
            items.forEach((item, itsEvents) -> missed[0] +=
                    told.lags(itsEvents, topic + item, event -> event.getEvent().getAggregateSequenceNumber(), lags));
            lines.add(Lines.of(topic, lags, missed[0]));
        });
        lines.add("seconds of trade in which one took longer than 150 ms: " + slowSeconds(movements));
        told.things().stream()
                .filter(key -> key.startsWith("reports/") || key.startsWith("audit/"))
                .forEach(key -> {
                    var lags = new ArrayList<Long>();
                    lines.add(Lines.of(key, lags, told.lags(movements, key, EventWithToken::getToken, lags)));
                });
        return String.join(System.lineSeparator(), lines);
    }

    private static Map<String, List<EventWithToken>> byAggregate(List<EventWithToken> events) {
        return events.stream()
                .collect(Collectors.groupingBy(event -> event.getEvent().getAggregateIdentifier()));
    }

    /** Whether all are a little late, or a few seconds very: the seconds of the clock, with the longest time. */
    private String slowSeconds(List<EventWithToken> movements) {
        var longest = new TreeMap<Long, Long>();
        var lags = new ArrayList<Long>();
        told.lags(movements, "reports/trade", EventWithToken::getToken, lags);
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
