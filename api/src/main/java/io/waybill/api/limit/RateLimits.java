package io.waybill.api.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce.LettuceBasedProxyManagerBuilder;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.api.request.Ready;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Counts requests with token buckets, which live in Redis. A node takes several tokens before it tells Redis, so most
 * requests cost no round trip; what that lets through too much is a fiftieth of the burst for each node.
 */
@Component
public class RateLimits {

    private static final String PREFIX = "waybill:limit:";
    private static final List<String> LIMITS = List.of("address", "user", "sign-in", "registration", "streams");
    private static final long MOST_CLIENTS = 50_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final Duration LONGEST_UNTOLD = Duration.ofMillis(500);
    private static final int PARTS_OF_A_BURST = 50;

    private final EdgeRedis redis;
    private final MeterProvider<Counter> refused;
    private final Cache<String, Meter> meters = Caffeine.newBuilder()
            .maximumSize(MOST_CLIENTS)
            .expireAfterAccess(REMEMBERED)
            .build();
    private volatile @Nullable ProxyManager<byte[]> shared;

    RateLimits(EdgeRedis redis, MeterRegistry registry) {
        this.redis = redis;
        this.refused = Counter.builder("waybill.rate.limited.requests")
                .description("How many requests were refused, since too many came before")
                .withRegistry(registry);
        // There before the first is refused, so that the first counts.
        LIMITS.forEach(limit -> refused.withTag("limit", limit).increment(0));
        Gauge.builder("waybill.edge.redis.up", redis, edge -> edge.isAnswering() ? 1 : 0)
                .description("Whether limits hold for all nodes together")
                .register(registry);
    }

    /**
     * Counts a request, at once.
     *
     * @param limit what is limited
     * @param who whose requests are counted together
     * @return whether it may go on; never fails
     */
    public Mono<Verdict> take(Limit limit, String who) {
        Meter meter = meters.get(limit.name() + ':' + who, key -> new Meter(key, limit.rate()));
        var counted = redis.soonOrHere(() -> EdgeRedis.inTime(meter.together(shared())), meter::here);
        return Ready.then(counted, probe -> Mono.just(told(limit, probe)));
    }

    private Verdict told(Limit limit, ConsumptionProbe probe) {
        if (!probe.isConsumed()) {
            refused(limit.name());
        }
        return Verdict.of(limit, probe);
    }

    /**
     * Counts a request that is refused.
     *
     * @param limit the name of the limit
     */
    public void refused(String limit) {
        refused.withTag("limit", limit).increment();
    }

    private ProxyManager<byte[]> shared() {
        var manager = shared;
        if (manager == null) {
            // Several threads may come here at once; whichever is kept does the same.
            manager = builder(redis.connection())
                    // Later than anybody waits: only so that what is never answered is let go of.
                    .requestTimeout(EdgeRedis.PATIENCE.multipliedBy(2))
                    .expirationAfterWrite(
                            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofSeconds(10)))
                    .build();
            shared = manager;
        }
        return manager;
    }

    private static LettuceBasedProxyManagerBuilder<byte[]> builder(
            @Nullable StatefulConnection<byte[], byte[]> connection) {
        if (connection instanceof StatefulRedisClusterConnection<byte[], byte[]> cluster) {
            return Bucket4jLettuce.casBasedBuilder(cluster);
        }
        if (connection instanceof StatefulRedisConnection<byte[], byte[]> single) {
            return Bucket4jLettuce.casBasedBuilder(single);
        }
        throw new IllegalStateException("Redis has not been reached yet");
    }

    /** What one client has left. */
    private static final class Meter {

        private final String key;
        private final Rate rate;
        private final Bucket own;
        private volatile @Nullable AsyncBucketProxy common;

        Meter(String key, Rate rate) {
            this.key = key;
            this.rate = rate;
            this.own = Bucket.builder()
                    .addLimit(
                            limit -> limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
                    .build();
        }

        ConsumptionProbe here() {
            return own.tryConsumeAndReturnRemaining(1);
        }

        CompletableFuture<ConsumptionProbe> together(ProxyManager<byte[]> manager) {
            var bucket = common;
            if (bucket == null) {
                bucket = bucket(manager);
                common = bucket;
            }
            return bucket.tryConsumeAndReturnRemaining(1);
        }

        private AsyncBucketProxy bucket(ProxyManager<byte[]> manager) {
            var untold = new DelayParameters(Math.max(1, rate.burst() / PARTS_OF_A_BURST), LONGEST_UNTOLD);
            Supplier<CompletableFuture<io.github.bucket4j.BucketConfiguration>> configuration =
                    () -> CompletableFuture.completedFuture(rate.bucket());
            return manager.asAsync()
                    .builder()
                    .withOptimization(Optimizations.delaying(untold))
                    .build((PREFIX + key).getBytes(StandardCharsets.UTF_8), configuration);
        }
    }
}
