package io.waybill.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The processes of this application, to be stopped together. */
final class Processes {

    private static final Duration GRACE = Duration.ofSeconds(20);

    private final List<ServerProcess> processes = new ArrayList<>();
    private boolean closed;

    synchronized ServerProcess launch(Server server, Path home, List<String> command, Map<String, String> environment)
            throws IOException {
        if (closed) {
            throw new EmbeddedServerException(server.title() + " is not started: the application is stopping");
        }
        ServerProcess process = ServerProcess.launch(server, home, command, environment);
        processes.add(process);
        return process;
    }

    /** Asks all to end, waits for them together, and kills what is left after the grace period. */
    synchronized void stop() throws InterruptedException {
        closed = true;
        processes.forEach(ServerProcess::askToEnd);
        Instant deadline = Instant.now().plus(GRACE);
        for (ServerProcess process : processes) {
            process.end(deadline);
        }
        processes.clear();
    }
}
