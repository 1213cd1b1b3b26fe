package io.waybill.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A server as a child process. Its standard input is a pipe from this process: when the pipe closes, because the server
 * is to end or because this process has died, the server ends.
 */
final class ServerProcess {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(50);

    private final Server server;
    private final Path log;
    private final Process process;
    private final CompletableFuture<Void> ended;

    private ServerProcess(Server server, Path log, Process process) {
        this.server = server;
        this.log = log;
        this.process = process;
        // The watcher of a native server waits at the pipe too: it has nothing to watch any more.
        this.ended = process.onExit().thenRun(this::askToEnd);
    }

    /** Starts it in a session of its own, since Ctrl-C goes to every process of the terminal's group. */
    static ServerProcess launch(Server server, Path home, List<String> command, Map<String, String> environment)
            throws IOException {
        Path log = home.resolve(server.folder() + ".log");
        if (Files.exists(log)) {
            Files.move(log, home.resolve(server.folder() + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> detached = new ArrayList<>(Commands.exist("setsid") ? List.of("setsid") : List.of());
        detached.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(detached)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // What a developer's shell sets for every JVM, a debugger's port for one, is not meant for these.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        builder.environment().putAll(environment);
        ServerProcess started = new ServerProcess(server, log, builder.start());
        Orphan.remember(home, started.process.pid());
        return started;
    }

    /** Asks until there is an answer. */
    <T> T await(Probe<T> probe) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(START_TIMEOUT);
        while (Instant.now().isBefore(deadline)) {
            var answer = probe.ask();
            if (answer.isPresent()) {
                return answer.get();
            }
            if (ended.isDone()) {
                throw failure("ended while it was starting, with status " + process.exitValue());
            }
            Thread.sleep(POLL);
        }
        throw failure("did not answer within " + START_TIMEOUT.toSeconds() + " s");
    }

    /** Waits for a program that does its work and ends. */
    void awaitSuccess() throws IOException, InterruptedException {
        int status = process.waitFor();
        if (status != 0) {
            throw failure("could not be prepared (status " + status + ")");
        }
    }

    /** Closes its standard input, on which it ends by itself. */
    void askToEnd() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyGone) {
            process.destroy();
        }
    }

    /** Waits until it has ended, or kills it when the time has come. */
    void end(Instant deadline) throws InterruptedException {
        Duration left = Duration.between(Instant.now(), deadline);
        if (!process.waitFor(Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    private EmbeddedServerException failure(String what) throws IOException {
        return new EmbeddedServerException(server.title() + " " + what + ": see its log " + log + ", which ends with\n"
                + LogTail.of(log).indent(4).stripTrailing());
    }
}
