package io.waybill.app.process;

import static org.awaitility.Awaitility.await;

import io.waybill.app.Waybill;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A process of Waybill with one role, as it runs on servers: it logs JSON and starts nothing itself. Small and compiled in
 * haste, since several share the cores of whoever runs the tests.
 */
final class RoleProcess implements AutoCloseable {

    /** The first one that is told is where it serves, the second one is for probes and metrics. */
    private static final Pattern PORT = Pattern.compile("Netty started on port ([0-9]+)");

    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final String role;
    private final Path output;
    private final Process process;

    private RoleProcess(String role, Path output, Process process) {
        this.role = role;
        this.output = output;
        this.process = process;
    }

    static RoleProcess start(String role, List<String> addresses, String... options) throws IOException {
        Path output = Files.createTempFile("waybill-" + role, ".out");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Daxoniq.update-checker.disabled=true",
                "-cp",
                System.getProperty("java.class.path"),
                Waybill.class.getName(),
                "--spring.profiles.active=server",
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--management.server.address=127.0.0.1",
                "--management.server.port=0",
                "--waybill.roles=" + role));
        command.addAll(addresses);
        command.addAll(Arrays.asList(options));
        return new RoleProcess(
                role,
                output,
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start());
    }

    /** Waits until it takes requests. */
    RoleProcess ready() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .failFast(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("The " + role + " ended before it was ready: " + output());
                    }
                })
                .until(() -> ports().size() > 1 && isReady());
        return this;
    }

    private boolean isReady() throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address() + "/readyz"))
                .timeout(Duration.ofSeconds(20))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Where it serves HTTP. */
    String address() {
        return "http://127.0.0.1:" + ports().getFirst();
    }

    /** Where it tells of itself. */
    String management() {
        return "http://127.0.0.1:" + ports().get(1);
    }

    private List<String> ports() {
        return PORT.matcher(output())
                .results()
                .map((MatchResult port) -> port.group(1))
                .toList();
    }

    /** What it has logged. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String role() {
        return role;
    }

    long pid() {
        return process.pid();
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** As Docker and Kubernetes do, and waits until it has ended: the status that it ends with. */
    int terminate() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-TERM", Long.toString(process.pid()))
                .start()
                .waitFor();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
        return process.exitValue();
    }

    /** All at once: nothing is tested any more. */
    @Override
    public void close() throws IOException {
        kill();
        Files.delete(output);
    }
}
