package io.waybill.app.store;

import io.lettuce.core.metrics.MicrometerCommandLatencyRecorder;
import io.lettuce.core.metrics.MicrometerOptions;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
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

    /** How long commands take, by command. Spring Boot would make an observation of each instead, which costs more. */
    @Bean
    ClientResourcesBuilderCustomizer latencies(MeterRegistry meters) {
        return client ->
                client.commandLatencyRecorder(new MicrometerCommandLatencyRecorder(meters, MicrometerOptions.create()));
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
