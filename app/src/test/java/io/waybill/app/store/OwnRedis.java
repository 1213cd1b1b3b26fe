package io.waybill.app.store;

import io.waybill.embedded.EmbeddedServers;
import io.waybill.embedded.EmbeddedSettings;
import io.waybill.embedded.Endpoint;
import io.waybill.embedded.RedisAddress;
import io.waybill.embedded.Server;
import io.waybill.embedded.StartListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** A real Redis of a test's own, always on the same port, that may be away. */
public final class OwnRedis implements AutoCloseable {

    private final Path data;
    private final int port;
    private @Nullable EmbeddedServers running;

    /** Not started yet. */
    public OwnRedis(Path data) throws IOException {
        this.data = data;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
    }

    public void start() {
        var settings = new EmbeddedSettings(
                Set.of(Server.REDIS),
                data,
                Path.of(System.getProperty("waybill.embedded.servers", "embedded")),
                Map.of(Server.REDIS, port));
        running = EmbeddedServers.start(settings, new Silence());
        running.awaitAll();
    }

    public void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    /** It goes on holding its connections, and answers no more. */
    public void pause() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** It answers again. */
    public void resume() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        String pid = Files.readString(data.resolve("redis/pid")).strip();
        new ProcessBuilder("kill", signal, pid).inheritIO().start().waitFor();
    }

    /** Connections to it as the application makes them; the password is there once it has started for the first time. */
    public LettuceConnectionFactory connections() throws IOException {
        var address = new RedisStandaloneConfiguration("127.0.0.1", port);
        address.setPassword(password());
        var connections = new LettuceConnectionFactory(
                address,
                LettuceClientConfiguration.builder()
                        .commandTimeout(Duration.ofSeconds(3))
                        .build());
        connections.afterPropertiesSet();
        connections.start();
        return connections;
    }

    private String password() throws IOException {
        RedisAddress address = running == null ? null : running.redisAddress().join();
        return address == null
                ? Files.readString(data.resolve("redis/password")).strip()
                : address.password();
    }

    @Override
    public void close() {
        stop();
    }

    private static final class Silence implements StartListener {

        @Override
        public void preparing(Server server, String what) {}

        @Override
        public void ready(Server server, String version, Endpoint endpoint, Duration took) {}
    }
}
