package io.waybill.app.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.waybill.api.limit.EdgeRedis;
import io.waybill.api.limit.Limit;
import io.waybill.api.limit.Rate;
import io.waybill.app.store.OwnRedis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A Redis that falls silent again and again: who waits for it, and what is said of it. */
class RedisOutageIT {

    private static final Limit LIMIT = new Limit("test", new Rate(1_000, 100_000));
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    private final Logger logger = (Logger) LoggerFactory.getLogger(EdgeRedis.class);
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();

    @BeforeEach
    void listen() {
        told.start();
        logger.addAppender(told);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(told);
    }

    @Test
    void nobody_waits_once_it_is_known_and_all_of_it_is_one_outage(@TempDir Path data) throws Exception {
        try (var redis = new OwnRedis(data)) {
            redis.start();
            try (var node = new EdgeNode(redis)) {
                await().atMost(PATIENCE).until(node::asksRedis);
                for (int silence = 0; silence < 2; silence++) {
                    redis.pause();
                    try {
                        await().atMost(PATIENCE).until(() -> node.allows(LIMIT, "somebody") && !node.asksRedis());
                        // Nobody's request is spent on finding out.
                        await().during(A_WHILE).atMost(PATIENCE).until(() -> !node.asksRedis());
                    } finally {
                        redis.resume();
                    }
                    await().atMost(PATIENCE).until(node::asksRedis);
                }

                await().atMost(PATIENCE).until(() -> !lines(Level.INFO).isEmpty());
                assertThat(lines(Level.WARN)).hasSize(1).first().asString().contains("does not answer");
                assertThat(lines(Level.INFO))
                        .hasSize(1)
                        .first()
                        .asString()
                        .matches(".*answers again.* [1-9][0-9]* times in .*");
            }
        }
    }

    private List<String> lines(Level level) {
        return List.copyOf(told.list).stream()
                .filter(line -> line.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
