package io.waybill.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisTest {

    @TempDir
    Path folder;

    @Test
    void keepsItsDataOverARestart() {
        try (EmbeddedServers servers = Given.servers(folder, Server.REDIS)) {
            connected(servers, redis -> redis.set("greeting", "สวัสดี"));
        }

        try (EmbeddedServers servers = Given.servers(folder, Server.REDIS)) {
            connected(servers, redis -> assertThat(redis.get("greeting")).isEqualTo("สวัสดี"));
        }
    }

    @Test
    void appendsEveryWriteToItsFile() {
        try (EmbeddedServers servers = Given.servers(folder, Server.REDIS)) {
            connected(
                    servers,
                    redis -> assertThat(redis.configGet("append*"))
                            .containsEntry("appendonly", "yes")
                            .containsEntry("appendfsync", "everysec"));
        }
    }

    private static void connected(EmbeddedServers servers, Consumer<RedisCommands<String, String>> commands) {
        RedisAddress address = servers.redisAddress().join();
        RedisURI uri = RedisURI.builder()
                .withHost(address.endpoint().host())
                .withPort(address.endpoint().port())
                .withPassword(address.password().toCharArray())
                .build();
        try (RedisClient client = RedisClient.create(uri);
                StatefulRedisConnection<String, String> connection = client.connect()) {
            commands.accept(connection.sync());
        }
    }
}
