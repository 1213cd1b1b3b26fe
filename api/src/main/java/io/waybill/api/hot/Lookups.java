package io.waybill.api.hot;

import io.lettuce.core.KeyValue;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisStringAsyncCommands;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.waybill.api.limit.EdgeRedis;
import io.waybill.messages.live.HotViews;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Asks Redis for views and their stamps: one question at a time, for all that were wanted while the one before was under way.
 * With many readers most of what a question costs is not what it asks for; a reader on its own is asked for at once.
 */
final class Lookups {

    private static final int MOST_AT_ONCE = 100;
    private static final byte[] ERA = bytes(HotViews.ERA);

    private final EdgeRedis redis;
    private final Queue<Lookup> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean asking = new AtomicBoolean();

    Lookups(EdgeRedis redis) {
        this.redis = redis;
    }

    /**
     * What Redis has of a view.
     *
     * @param view what is kept, absent where nothing is
     * @param stamp the stamp of the thing and of the era together, absent where Redis was not asked
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    record Kept(byte @Nullable [] view, @Nullable String stamp) {}

    private record Lookup(String view, String stamp, CompletableFuture<Kept> answer) {}

    /**
     * Looks for a view.
     *
     * @param view its key
     * @param stamp the key of its stamp
     * @return what there is; fails if Redis does
     */
    CompletableFuture<Kept> look(String view, String stamp) {
        var lookup = new Lookup(view, stamp, new CompletableFuture<>());
        waiting.add(lookup);
        askNext();
        return lookup.answer;
    }

    private void askNext() {
        while (!waiting.isEmpty() && asking.compareAndSet(false, true)) {
            var next = next();
            if (next.isEmpty()) {
                asking.set(false);
            } else {
                ask(next);
                return;
            }
        }
    }

    private List<Lookup> next() {
        var next = new ArrayList<Lookup>();
        Lookup lookup;
        while (next.size() < MOST_AT_ONCE && (lookup = waiting.poll()) != null) {
            next.add(lookup);
        }
        return next;
    }

    private void ask(List<Lookup> lookups) {
        // What several wait for is asked for once: a page is large.
        Map<String, String> stamps = LinkedHashMap.newLinkedHashMap(lookups.size());
        lookups.forEach(lookup -> stamps.put(lookup.view, lookup.stamp));
        var keys = new byte[2 * stamps.size() + 1][];
        int at = 0;
        for (var wanted : stamps.entrySet()) {
            keys[at++] = bytes(wanted.getKey());
            keys[at++] = bytes(wanted.getValue());
        }
        keys[at] = ERA;
        read(keys).whenComplete((values, failure) -> {
            asking.set(false);
            // The next question is under way while these are answered.
            askNext();
            answer(lookups, stamps.keySet(), values, failure);
        });
    }

    private CompletionStage<List<KeyValue<byte[], byte[]>>> read(byte[]... keys) {
        try {
            return EdgeRedis.inTime(commands().mget(keys).toCompletableFuture());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static void answer(
            List<Lookup> lookups,
            Collection<String> views,
            @Nullable List<KeyValue<byte[], byte[]>> values,
            @Nullable Throwable failure) {
        if (values == null) {
            var cause = Objects.requireNonNullElseGet(failure, () -> new IllegalStateException("Redis said nothing"));
            lookups.forEach(lookup -> lookup.answer.completeExceptionally(cause));
            return;
        }
        String era = text(values.getLast());
        Map<String, Kept> found = HashMap.newHashMap(views.size());
        int at = 0;
        for (String view : views) {
            byte[] kept = values.get(at++).getValueOrElse(null);
            found.put(view, new Kept(kept, text(values.get(at++)) + ' ' + era));
        }
        lookups.forEach(lookup -> lookup.answer.complete(found.get(lookup.view)));
    }

    private static String text(KeyValue<byte[], byte[]> value) {
        return value.hasValue() ? new String(value.getValue(), StandardCharsets.UTF_8) : "";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The commands of the connection, whichever kind of Redis there is. */
    RedisStringAsyncCommands<byte[], byte[]> commands() {
        StatefulConnection<byte[], byte[]> connection =
                Objects.requireNonNull(redis.connection(), "Redis has not been reached yet");
        return switch (connection) {
            case StatefulRedisClusterConnection<byte[], byte[]> cluster -> cluster.async();
            case StatefulRedisConnection<byte[], byte[]> single -> single.async();
            default -> throw new IllegalStateException("Redis has not been reached yet");
        };
    }
}
