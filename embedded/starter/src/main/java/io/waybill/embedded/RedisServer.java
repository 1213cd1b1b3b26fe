package io.waybill.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

/** Redis, with its append-only file. */
final class RedisServer implements Recipe<RedisAddress> {

    private static final Pattern VERSION = Pattern.compile("redis_version:(\\S+)");

    @Override
    public Started<RedisAddress> run(Start start) throws IOException, InterruptedException {
        Path executable = executable(start);
        start.clear();
        Files.createDirectories(start.data());
        String password = Secret.in(start.home().resolve("password"));
        Endpoint endpoint = Endpoint.loopback(start.port());
        Path configuration = start.home().resolve("redis.conf");
        Secret.writePrivately(configuration, configuration(start.data(), endpoint, password));
        ServerProcess process = start.launch(
                NativeServer.watched(Server.REDIS, List.of(executable.toString(), configuration.toString())), Map.of());
        String version = process.await(() -> version(endpoint, password));
        return new Started<>(new RedisAddress(endpoint, password), endpoint, version);
    }

    private static Path executable(Start start) throws IOException {
        String resource = ExecutableProvider.newProvidedVersionsMap().get(OsArchitecture.detectOSandArchitecture());
        if (resource == null) {
            throw new EmbeddedServerException("There is no embedded Redis for this kind of machine: run one yourself"
                    + " and set spring.data.redis.host to where it is");
        }
        return Unpacked.from(start, RedisServer.class.getResource(resource), (stream, folder) -> {
                    Path file = folder.resolve("redis-server");
                    Files.copy(stream, file);
                    if (!file.toFile().setExecutable(true, false)) {
                        throw new IOException(file + " cannot be made executable");
                    }
                })
                .resolve("redis-server");
    }

    /**
     * The append-only file is forced to disk once a second, as in production: what Redis alone knows is small and
     * short-lived, and a death of the application or of Redis itself loses none of it, only a power cut may.
     */
    private static String configuration(Path data, Endpoint endpoint, String password) {
        return """
                bind %s
                port %d
                requirepass %s
                dir "%s"
                appendonly yes
                appendfsync everysec
                save ""
                # Its command line goes on naming its folder, by which the next start recognises it.
                set-proc-title no
                """.formatted(endpoint.host(), endpoint.port(), password, data);
    }

    private static Optional<String> version(Endpoint endpoint, String password) throws IOException {
        try (Socket socket = new Socket(endpoint.host(), endpoint.port());
                InputStream answers = socket.getInputStream()) {
            String commands = "AUTH " + password + "\r\nPING\r\nINFO server\r\nQUIT\r\n";
            socket.getOutputStream().write(commands.getBytes(StandardCharsets.UTF_8));
            String answer = new String(answers.readAllBytes(), StandardCharsets.UTF_8);
            Matcher version = VERSION.matcher(answer);
            // While it reads its file, it answers everything but INFO with -LOADING.
            return answer.contains("+PONG") && version.find() ? Optional.of(version.group(1)) : Optional.empty();
        } catch (SocketException notListeningYet) {
            return Optional.empty();
        }
    }
}
