package io.waybill.app.store;

import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/** Redis, as event-loop threads may use it. */
@Configuration(proxyBeanMethods = false)
public class RedisConfiguration {

    /** While Redis is away its client keeps commands until it comes back, as many as there are. */
    private static final int MOST_WAITING = 10_000;

    @Bean
    LettuceClientOptionsBuilderCustomizer boundedQueue() {
        return options -> options.requestQueueSize(MOST_WAITING);
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    StandingRedisConnection standingRedisConnection(LettuceConnectionFactory connections) {
        return new StandingRedisConnection(connections);
    }

    @Bean
    ReactiveStringRedisTemplate reactiveStringRedisTemplate(StandingRedisConnection connection) {
        return new ReactiveStringRedisTemplate(connection.factory());
    }
}
