package io.waybill.app.process;

import static org.awaitility.Awaitility.await;

import io.waybill.app.Waybill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Waybill in a process of its own, started as {@code ./waybill} starts it. */
final class WaybillProcess implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("Dashboard +(http://localhost:[0-9]+)/");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path data;
    private final Path output;
    private final Process process;

    private WaybillProcess(Path data, Path output, Process process) {
        this.data = data;
        this.output = output;
        this.process = process;
    }

    static WaybillProcess start(Path data, String... options) throws IOException {
        Path output = Files.createTempFile("waybill", ".out");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Daxoniq.update-checker.disabled=true",
                "-Dwaybill.embedded.servers=" + System.getProperty("waybill.embedded.servers"),
                "-cp",
                System.getProperty("java.class.path"),
                Waybill.class.getName(),
                "--spring.profiles.active=laptop",
                "--management.server.port=0",
                "--waybill.data-directory=" + data));
        command.addAll(Arrays.asList(options));
        // An option that comes twice is a list of both.
        if (Arrays.stream(options).noneMatch(option -> option.startsWith("--server.port="))) {
            command.add("--server.port=0");
        }
        return new WaybillProcess(
                data,
                output,
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start());
    }

    /** Where it serves HTTP, once it says that it is ready. */
    String address() {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .failFast("Waybill ended before it was ready", () -> !process.isAlive())
                .until(
                        () -> {
                            var address = ADDRESS.matcher(output());
                            return address.find() ? address.group(1) : "";
                        },
                        address -> !address.isEmpty());
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** As Ctrl-C does, and waits until it has ended. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
    }

    /** The processes that have to do with the data, this one left out. */
    List<String> servers() {
        return ProcessHandle.allProcesses()
                .filter(other -> other.pid() != process.pid())
                .map(other -> other.info().commandLine().orElse(""))
                .filter(line -> line.contains(data.toString()))
                .toList();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
        Files.delete(output);
    }
}
