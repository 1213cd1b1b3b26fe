package io.waybill.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A server that is still alive although the application that started it is not. */
final class Orphan {

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(20);

    private Orphan() {}

    /** Notes which process runs in the home, for the next start to find. */
    static void remember(Path home, long pid) throws IOException {
        Files.writeString(pidFile(home), Long.toString(pid));
    }

    static boolean isIn(Path home) throws IOException {
        return find(home).isPresent();
    }

    /** Ends it cleanly, or by force if that takes too long. */
    static void end(Server server, Path home) throws IOException, InterruptedException {
        Optional<ProcessHandle> orphan = find(home);
        if (orphan.isEmpty()) {
            return;
        }
        Commands.run(
                "kill", "-s", server.stopSignal(), Long.toString(orphan.get().pid()));
        Instant deadline = Instant.now().plus(GRACE);
        while (runsIn(home, orphan.get())) {
            if (Instant.now().isAfter(deadline)) {
                orphan.get().descendants().forEach(ProcessHandle::destroyForcibly);
                orphan.get().destroyForcibly();
            }
            Thread.sleep(POLL);
        }
    }

    private static Optional<ProcessHandle> find(Path home) throws IOException {
        Path file = pidFile(home);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String pid = Files.readString(file);
        return pid.matches("\\d{1,18}")
                ? ProcessHandle.of(Long.parseLong(pid)).filter(process -> runsIn(home, process))
                : Optional.empty();
    }

    /** A pid may have gone to another process since; only a server of ours names its home on its command line. */
    static boolean runsIn(Path home, ProcessHandle process) {
        return process.isAlive() && process.info().commandLine().orElse("").contains(home + "/");
    }

    private static Path pidFile(Path home) {
        return home.resolve("pid");
    }
}
