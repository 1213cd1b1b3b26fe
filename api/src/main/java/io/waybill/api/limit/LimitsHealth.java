package io.waybill.api.limit;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Whether limits hold for all nodes together. While they do not, the status is one that says so and takes no node out of
 * service: the edge goes on serving.
 */
@Component("limits")
class LimitsHealth implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED", "Redis does not answer: every node limits by itself");

    private final EdgeRedis redis;

    LimitsHealth(EdgeRedis redis) {
        this.redis = redis;
    }

    @Override
    public Health health() {
        return Health.status(redis.isAnswering() ? Status.UP : DEGRADED).build();
    }
}
