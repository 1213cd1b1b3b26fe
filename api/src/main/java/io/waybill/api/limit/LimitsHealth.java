package io.waybill.api.limit;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Whether limits hold for all nodes together. While they do not, the status is one that says so and takes no node out of
 * service: the edge goes on serving.
 */
@Component("limits")
class LimitsHealth implements ReactiveHealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED", "Redis does not answer: every node limits by itself");

    private final EdgeRedis edge;
    private final ReactiveStringRedisTemplate redis;

    LimitsHealth(EdgeRedis edge, ReactiveStringRedisTemplate redis) {
        this.edge = edge;
        this.redis = redis;
    }

    /** Asks Redis anew: where nobody sends requests, nobody else would notice. */
    @Override
    public Mono<Health> health() {
        return edge.orHere(
                        () -> redis.execute(ReactiveRedisConnection::ping)
                                .next()
                                .map(pong -> Status.UP),
                        () -> Mono.just(DEGRADED))
                .map(status -> Health.status(status).build());
    }
}
