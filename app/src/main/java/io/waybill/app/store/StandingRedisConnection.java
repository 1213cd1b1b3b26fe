package io.waybill.app.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.connection.ReactiveRedisClusterConnection;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * The connection to Redis that everyone shares. Spring Data makes it when it is first asked for, on the thread that asks,
 * which may be an event loop, while all others wait at a lock. Here a thread of its own makes it, and until it stands
 * everybody is told at once that Redis is not there. Once made it stands for good: Lettuce reconnects underneath.
 */
final class StandingRedisConnection {

    private static final Logger log = LoggerFactory.getLogger(StandingRedisConnection.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

    private final LettuceConnectionFactory connections;
    private final Thread connector = Thread.ofVirtual().name("redis-connector").unstarted(this::keepTrying);
    private volatile boolean standing;

    StandingRedisConnection(LettuceConnectionFactory connections) {
        this.connections = connections;
    }

    /** Connects, and where Redis is away goes on trying beside the start of the application. */
    void start() {
        if (!connect()) {
            log.warn("Redis is not there; the start goes on without it, and it is used once it answers");
            connector.start();
        }
    }

    void stop() {
        connector.interrupt();
    }

    private void keepTrying() {
        try {
            do {
                Thread.sleep(BETWEEN_TRIES);
            } while (!connect());
            log.info("Redis is there");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean connect() {
        try {
            ReactiveRedisConnection connection = connections.getReactiveConnection();
            connection.ping().block(LONGEST_ANSWER);
            standing = true;
        } catch (DataAccessException | IllegalStateException e) {
            log.debug("Redis is not there", e);
        }
        return standing;
    }

    /** Hands out the connection, without ever waiting for it. */
    ReactiveRedisConnectionFactory factory() {
        return new ReactiveRedisConnectionFactory() {
            @Override
            public ReactiveRedisConnection getReactiveConnection() {
                return standing().getReactiveConnection();
            }

            @Override
            public ReactiveRedisClusterConnection getReactiveClusterConnection() {
                return standing().getReactiveClusterConnection();
            }

            @Override
            public @Nullable DataAccessException translateExceptionIfPossible(RuntimeException failure) {
                return connections.translateExceptionIfPossible(failure);
            }
        };
    }

    private LettuceConnectionFactory standing() {
        if (!standing) {
            throw new RedisConnectionFailureException("Redis has not been reached yet");
        }
        return connections;
    }
}
