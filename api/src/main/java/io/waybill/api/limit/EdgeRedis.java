package io.waybill.api.limit;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
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
 * only who asked before that was known has waited. A thread of its own connects, and finds out when Redis answers again;
 * Lettuce reconnects underneath.
 */
@Component
public class EdgeRedis implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EdgeRedis.class);

    /** Longer than Redis takes while it is well, on a machine that is not. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration LONGEST_BETWEEN_TRIES = Duration.ofSeconds(8);

    /** A Redis that is slow is away, and back, and away again: that is one outage until it has answered for this long. */
    private static final Duration STEADY = Duration.ofSeconds(15);

    private final LettuceConnectionFactory connections;
    private final AtomicBoolean away = new AtomicBoolean();
    private final Semaphore losses = new Semaphore(0);
    private final LongAdder withoutRedis = new LongAdder();
    private volatile @Nullable Throwable lastFailure;
    private volatile @Nullable Thread keeper;
    private volatile @Nullable StatefulConnection<byte[], byte[]> connection;

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
        return Mono.defer(() -> isWorthAsking() ? asked(Mono.defer(redis), here) : instead(here));
    }

    private <T> Mono<T> asked(Mono<T> redis, Supplier<Mono<T>> here) {
        return orInstead(redis.timeout(PATIENCE), here);
    }

    private <T> Mono<T> orInstead(Mono<T> redis, Supplier<Mono<T>> here) {
        return redis.onErrorResume(Exception.class, failure -> {
            lost(failure);
            return instead(here);
        });
    }

    private <T> Mono<T> instead(Supplier<Mono<T>> here) {
        withoutRedis.increment();
        return here.get();
    }

    /**
     * The same for what may have its answer at once, without asking Redis: then nothing waits for it. It is done now, not when
     * somebody subscribes.
     *
     * @param redis what to do in Redis, {@linkplain #inTime in time}
     * @param here what to do instead
     * @param <T> the type of what comes out
     * @return what comes out of one of the two
     */
    public <T> Mono<T> soonOrHere(Supplier<CompletableFuture<T>> redis, Supplier<T> here) {
        if (!isWorthAsking()) {
            return instead(() -> Mono.just(here.get()));
        }
        CompletableFuture<T> answer = begun(redis);
        return answer.state() == Future.State.SUCCESS
                ? Mono.just(answer.resultNow())
                : orInstead(late(answer), () -> Mono.fromSupplier(here));
    }

    /**
     * Waits for Redis as long as the edge has patience. Several may wait for one answer.
     *
     * @param answer what Redis is asked for
     * @param <T> the type of the answer
     * @return the same, which fails in time
     */
    public static <T> CompletableFuture<T> inTime(CompletableFuture<T> answer) {
        return answer.isDone() ? answer : answer.copy().orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
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
        return !away.get() && isConnected();
    }

    /** The connection, absent until it stands for the first time. */
    public @Nullable StatefulConnection<byte[], byte[]> connection() {
        return connection;
    }

    private boolean isWorthAsking() {
        if (connection != null && !isConnected()) {
            lost(new RedisException("The connection is gone"));
        }
        return isAnswering();
    }

    private boolean isConnected() {
        var standing = connection;
        return standing != null && standing.isOpen();
    }

    private void lost(Throwable failure) {
        if (away.compareAndSet(false, true)) {
            lastFailure = failure;
            losses.release();
        }
    }

    @Override
    public void start() {
        keeper = Thread.ofVirtual().name("edge-redis").start(this::keep);
    }

    private void keep() {
        try {
            connect();
            withoutRedis.reset();
            while (true) {
                losses.acquire();
                outage();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void connect() throws InterruptedException {
        while (connection == null) {
            try {
                connection = connected(connections.getRequiredNativeClient());
            } catch (RedisException | IllegalStateException e) {
                log.debug("Redis is not there", e);
                Thread.sleep(BETWEEN_TRIES);
            }
        }
    }

    /** From the first answer that did not come until all have come for a while. Told of twice, however long it takes. */
    private void outage() throws InterruptedException {
        long begin = System.nanoTime();
        log.warn("Redis does not answer; every node limits by itself until it does: {}", String.valueOf(lastFailure));
        var pause = BETWEEN_TRIES;
        do {
            do {
                Thread.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_BETWEEN_TRIES) < 0
                        ? pause.multipliedBy(2)
                        : LONGEST_BETWEEN_TRIES;
            } while (!answers());
            away.set(false);
        } while (losses.tryAcquire(STEADY.toMillis(), TimeUnit.MILLISECONDS));
        log.info(
                "Redis answers again; limits hold for all nodes together. {} times in {} s this node did without it",
                withoutRedis.sumThenReset(),
                Duration.ofNanos(System.nanoTime() - begin).toSeconds());
    }

    private boolean answers() throws InterruptedException {
        if (!isConnected()) {
            return false;
        }
        try {
            return pinged().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) != null;
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            log.debug("Redis does not answer yet", e);
            return false;
        }
    }

    private Future<String> pinged() {
        if (connection instanceof StatefulRedisClusterConnection<byte[], byte[]> several) {
            return several.async().ping();
        }
        if (connection instanceof StatefulRedisConnection<byte[], byte[]> one) {
            return one.async().ping();
        }
        throw new IllegalStateException("Redis has not been reached yet");
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
        var keeping = keeper;
        if (keeping != null) {
            keeping.interrupt();
            keeper = null;
        }
        var standing = connection;
        if (standing != null) {
            standing.close();
            connection = null;
        }
    }

    @Override
    public boolean isRunning() {
        return keeper != null;
    }

    /** Starts before, and stops after, the server that takes requests. */
    @Override
    public int getPhase() {
        return LettuceConnectionFactory.DEFAULT_PHASE;
    }
}
