package io.waybill.app.slice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A server of a running Waybill, killed as {@code kill -9} does and started again on the same port and the same data. */
final class RestartedServer implements AutoCloseable {

    private final Path home;
    private final Function<ProcessHandle.Info, List<String>> command;
    private @Nullable Process restarted;

    private RestartedServer(Path home, Function<ProcessHandle.Info, List<String>> command) {
        this.home = home;
        this.command = command;
    }

    /** The Redis in this folder. */
    static RestartedServer redis(Path home) {
        return new RestartedServer(
                home,
                info -> List.of(
                        info.command().orElseThrow(), home.resolve("redis.conf").toString()));
    }

    /** The server that runs in Java in this folder: Elasticsearch, or Kafka. */
    static RestartedServer java(Path home) {
        return new RestartedServer(home, info -> {
            List<String> command = new ArrayList<>(List.of(info.command().orElseThrow()));
            command.addAll(List.of(info.arguments().orElseThrow()));
            return command;
        });
    }

    /** Kills it, does something without it, and starts it again. */
    void without(Runnable meanwhile) throws IOException, InterruptedException {
        ProcessHandle running = restarted != null ? restarted.toHandle() : first();
        var again = command.apply(running.info());
        running.destroyForcibly();
        running.onExit().join();
        try {
            meanwhile.run();
        } finally {
            var builder = new ProcessBuilder(again)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("restarted.log").toFile());
            builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
            restarted = builder.start();
        }
    }

    private ProcessHandle first() throws IOException {
        return ProcessHandle.of(
                        Long.parseLong(Files.readString(home.resolve("pid")).strip()))
                .orElseThrow();
    }

    @Override
    public void close() {
        if (restarted != null) {
            restarted.destroyForcibly().onExit().join();
        }
    }
}
