package io.waybill.app.slice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The Redis of a running Waybill, killed as {@code kill -9} does and started again on the same port and the same data. */
final class RestartedRedis implements AutoCloseable {

    private final Path home;
    private @Nullable Process restarted;

    /**
     * A server.
     *
     * @param home its folder
     */
    RestartedRedis(Path home) {
        this.home = home;
    }

    void without(Runnable meanwhile) throws IOException, InterruptedException {
        ProcessHandle running = restarted != null ? restarted.toHandle() : first();
        String executable = running.info().command().orElseThrow();
        running.destroyForcibly();
        running.onExit().join();
        try {
            meanwhile.run();
        } finally {
            restarted = new ProcessBuilder(
                            executable, home.resolve("redis.conf").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("restarted.log").toFile())
                    .start();
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
