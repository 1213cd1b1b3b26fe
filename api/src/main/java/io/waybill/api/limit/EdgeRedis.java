package io.waybill.api.limit;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.codec.ByteArrayCodec;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What the edge counts in Redis, it counts here on this node while Redis does not answer: nobody is kept out for that, and
 * only one request a second waits for it. A thread of its own connects, for that may block; Lettuce reconnects underneath.
 */
@Component
public class EdgeRedis implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EdgeRedis.class);

    /** Longer than Redis takes while it is well, on a machine that is not. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final LettuceConnectionFactory connections;
    private final AtomicLong nextTry = new AtomicLong();
    private volatile @Nullable Thread connector;
    private volatile @Nullable StatefulConnection<byte[], byte[]> connection;
    private volatile boolean away;

    EdgeRedis(LettuceConnectionFactory connections) {
        this.connections = connections;
    }

    /**
     * Does something in Redis, or here where Redis does not answer.
     *
     * @param redis what to do in Redis
     * @param here what to do instead
     * @param <T> the type of what comes out
     * @return what comes out of one of the two; of both where Redis is late, and then the first is passed over
     */
    public <T> Mono<T> orHere(Supplier<Mono<T>> redis, Supplier<Mono<T>> here) {
        return Mono.defer(() -> isWorthAsking() ? asked(Mono.defer(redis), here) : here.get());
    }

    private <T> Mono<T> asked(Mono<T> redis, Supplier<Mono<T>> here) {
        return redis.timeout(PATIENCE).doOnSuccess(answer -> back()).onErrorResume(Exception.class, failure -> {
            lost(failure);
            return here.get();
        });
    }

    /**
     * The same for what may have its answer at once, without asking Redis: then nothing waits for it.
     *
     * @param redis what to do in Redis
     * @param here what to do instead
     * @param <T> the type of what comes out
     * @return what comes out of one of the two
     */
    public <T> Mono<T> soonOrHere(Supplier<CompletableFuture<T>> redis, Supplier<T> here) {
        return Mono.defer(() -> {
            if (!isWorthAsking()) {
                return Mono.just(here.get());
            }
            CompletableFuture<T> answer = begun(redis);
            if (answer.state() == Future.State.SUCCESS) {
                back();
                return Mono.just(answer.resultNow());
            }
            return asked(late(answer), () -> Mono.fromSupplier(here));
        });
    }

    private static <T> CompletableFuture<T> begun(Supplier<CompletableFuture<T>> redis) {
        try {
            return redis.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** A failure that comes when nobody waits any more is a value that nobody takes. */
    private static <T> Mono<T> late(CompletableFuture<T> answer) {
        return Mono.fromFuture(
                        answer.handle((value, failure) -> failure == null ? Mono.just(value) : Mono.<T>error(failure)),
                        true)
                .flatMap(outcome -> outcome);
    }

    /** Whether Redis answered when it was last asked, as far as anybody knows. */
    public boolean isAnswering() {
        return !away && isConnected();
    }

    /** The connection, absent until it stands for the first time. */
    public @Nullable StatefulConnection<byte[], byte[]> connection() {
        return connection;
    }

    /** While Redis is away, one request a second finds out whether it still is; the others do not wait. */
    private boolean isWorthAsking() {
        if (!isConnected()) {
            return false;
        }
        long now = System.nanoTime();
        long next = nextTry.get();
        return !away || (now - next >= 0 && nextTry.compareAndSet(next, now + BETWEEN_TRIES.toNanos()));
    }

    private boolean isConnected() {
        var standing = connection;
        return standing != null && standing.isOpen();
    }

    private void lost(Throwable failure) {
        // From now, not from when it was asked: whoever asked has waited for it.
        nextTry.set(System.nanoTime() + BETWEEN_TRIES.toNanos());
        if (!away) {
            away = true;
            log.warn("Redis does not answer; every node limits by itself: {}", failure.toString());
        }
    }

    private void back() {
        if (away) {
            away = false;
            log.info("Redis answers again; limits hold for all nodes together");
        }
    }

    @Override
    public void start() {
        connector = Thread.ofVirtual().name("edge-redis").start(this::connect);
    }

    private void connect() {
        try {
            while (connection == null) {
                try {
                    connection = connected(connections.getRequiredNativeClient());
                } catch (RedisException | IllegalStateException e) {
                    log.debug("Redis is not there", e);
                    Thread.sleep(BETWEEN_TRIES);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static StatefulConnection<byte[], byte[]> connected(AbstractRedisClient client) {
        return switch (client) {
            case RedisClient one -> one.connect(ByteArrayCodec.INSTANCE);
            case RedisClusterClient several -> several.connect(ByteArrayCodec.INSTANCE);
            default -> throw new IllegalStateException("no client of Lettuce: " + client.getClass());
        };
    }

    @Override
    public void stop() {
        var connecting = connector;
        if (connecting != null) {
            connecting.interrupt();
            connector = null;
        }
        var standing = connection;
        if (standing != null) {
            standing.close();
            connection = null;
        }
    }

    @Override
    public boolean isRunning() {
        return connector != null;
    }

    /** Starts before, and stops after, the server that takes requests. */
    @Override
    public int getPhase() {
        return LettuceConnectionFactory.DEFAULT_PHASE;
    }
}
