package io.waybill.api.hot;

import io.lettuce.core.KeyValue;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisStringAsyncCommands;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.waybill.api.limit.EdgeRedis;
import io.waybill.messages.live.HotViews;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads from Redis what was read a moment ago and has not changed, and keeps what had to be read; never answers with less
 * than what has been announced. Where Redis does not answer, every view is read.
 */
@Component
public class HotReads {

    private static final Logger log = LoggerFactory.getLogger(HotReads.class);

    private static final char SEPARATOR = '\n';

    private final EdgeRedis redis;
    private final JsonMapper json = JsonMapper.builder().build();

    HotReads(EdgeRedis redis) {
        this.redis = redis;
    }

    /**
     * How a thing reads now.
     *
     * @param topic the kind of thing, one of {@link HotViews#TOPICS}
     * @param id its id
     * @param type the type of the view
     * @param read reads it from the read model; empty where it is not there, which is not kept
     * @param <V> the type of the view
     */
    public <V> Mono<V> of(String topic, String id, Class<V> type, Mono<V> read) {
        return redis.soonOrHere(() -> look(topic, id, type), () -> new Found<V>(null, null))
                .flatMap(found -> found.view != null ? Mono.just(found.view) : read(topic, id, found.stamp, read));
    }

    /**
     * What Redis knows.
     *
     * @param view the view, absent where it is not kept or no longer good
     * @param stamp what to keep one with that is read now, absent where none can be kept
     */
    private record Found<V>(@Nullable V view, @Nullable String stamp) {}

    private <V> CompletableFuture<Found<V>> look(String topic, String id, Class<V> type) {
        return commands()
                .mget(bytes(HotViews.view(topic, id)), bytes(HotViews.stamp(topic, id)), bytes(HotViews.ERA))
                .toCompletableFuture()
                .thenApply(values -> found(values, type));
    }

    private <V> Found<V> found(List<KeyValue<byte[], byte[]>> values, Class<V> type) {
        byte[] kept = values.get(0).getValueOrElse(new byte[0]);
        String stamp = text(values.get(1)) + ' ' + text(values.get(2)) + SEPARATOR;
        byte[] expected = bytes(stamp);
        boolean good = kept.length > expected.length && Arrays.mismatch(kept, expected) == expected.length;
        return new Found<>(good ? view(kept, expected.length, type) : null, stamp);
    }

    /** A view of another version of this program may not be readable. */
    private <V> @Nullable V view(byte[] kept, int start, Class<V> type) {
        try {
            return json.readValue(kept, start, kept.length - start, type);
        } catch (JacksonException e) {
            log.debug("A view that is kept cannot be read", e);
            return null;
        }
    }

    private static String text(KeyValue<byte[], byte[]> value) {
        return value.hasValue() ? new String(value.getValue(), StandardCharsets.UTF_8) : "";
    }

    private <V> Mono<V> read(String topic, String id, @Nullable String stamp, Mono<V> read) {
        return stamp == null ? read : read.doOnNext(view -> keep(HotViews.view(topic, id), stamp, view));
    }

    /** The stamp is from before the view was read: if it changed meanwhile, the view is not good. */
    private void keep(String key, String stamp, Object view) {
        byte[] before = bytes(stamp);
        byte[] written = json.writeValueAsBytes(view);
        byte[] kept = Arrays.copyOf(before, before.length + written.length);
        System.arraycopy(written, 0, kept, before.length, written.length);
        commands().set(bytes(key), kept, SetArgs.Builder.px(HotViews.KEPT)).whenComplete((done, failure) -> {
            if (failure != null) {
                log.debug("A view was not kept", failure);
            }
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private RedisStringAsyncCommands<byte[], byte[]> commands() {
        StatefulConnection<byte[], byte[]> connection =
                Objects.requireNonNull(redis.connection(), "Redis has not been reached yet");
        return switch (connection) {
            case StatefulRedisClusterConnection<byte[], byte[]> cluster -> cluster.async();
            case StatefulRedisConnection<byte[], byte[]> single -> single.async();
            default -> throw new IllegalStateException("Redis has not been reached yet");
        };
    }
}
