package io.waybill.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/** Redis is away when the application starts, and comes later. */
class StandingRedisConnectionIT {

    @TempDir
    private Path data;

    @Test
    void who_starts_without_redis_is_told_so_and_finds_it_once_it_is_there() throws Exception {
        try (var redis = new OwnRedis(data)) {
            redis.start(); // Makes the password.
            redis.stop();
            var connections = redis.connections();
            var standing = new StandingRedisConnection(connections);
            try {
                standing.start();
                assertThatThrownBy(() -> standing.factory().getReactiveConnection())
                        .isInstanceOf(RedisConnectionFailureException.class);

                redis.start();
                var template = new ReactiveStringRedisTemplate(standing.factory());
                await().atMost(Duration.ofSeconds(30))
                        .ignoreExceptions()
                        .until(() -> Boolean.TRUE.equals(
                                template.opsForValue().set("word", "heard").block()));

                // It stands for good: underneath, Lettuce connects again.
                redis.stop();
                redis.start();
                await().atMost(Duration.ofSeconds(30))
                        .ignoreExceptions()
                        .untilAsserted(() -> assertThat(
                                        template.opsForValue().get("word").block())
                                .isEqualTo("heard"));
            } finally {
                standing.stop();
                connections.destroy();
            }
        }
    }
}
