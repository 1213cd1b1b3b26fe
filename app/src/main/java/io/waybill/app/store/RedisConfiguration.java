package io.waybill.app.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/** Redis, as event-loop threads may use it. */
@Configuration(proxyBeanMethods = false)
public class RedisConfiguration {

    @Bean(initMethod = "start", destroyMethod = "stop")
    StandingRedisConnection standingRedisConnection(LettuceConnectionFactory connections) {
        return new StandingRedisConnection(connections);
    }

    @Bean
    ReactiveStringRedisTemplate reactiveStringRedisTemplate(StandingRedisConnection connection) {
        return new ReactiveStringRedisTemplate(connection.factory());
    }
}
