package io.waybill.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Kafka: a single broker that is its own controller. */
final class KafkaServer implements Recipe<Endpoint> {

    @Override
    public Started<Endpoint> run(Start start) throws IOException, InterruptedException {
        Path layout = JavaServer.layout(start);
        start.clear();
        Path ready = start.home().resolve("ready");
        Files.deleteIfExists(ready);
        int port = start.port();
        ServerProcess process = start.launch(
                JavaServer.command(
                        layout,
                        List.of(
                                start.home().toString(),
                                Integer.toString(port),
                                Integer.toString(start.ports().free()))),
                JavaServer.ENVIRONMENT);
        String version = process.await(() -> content(ready));
        Endpoint endpoint = Endpoint.loopback(port);
        return new Started<>(endpoint, endpoint, version);
    }

    /** What the launcher writes once the broker serves requests: its version. */
    private static Optional<String> content(Path ready) throws IOException {
        return Files.exists(ready)
                ? Optional.of(Files.readString(ready)).filter(version -> !version.isEmpty())
                : Optional.empty();
    }
}
