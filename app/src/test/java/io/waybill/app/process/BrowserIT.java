package io.waybill.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The dashboard in a browser, as {@code dashboard/browser} tests it: on a Waybill of its own, which the tests may kill and
 * start again. What they take pictures of lies in {@code dashboard/target/screenshots} afterwards.
 */
class BrowserIT {

    private static final Path DASHBOARD =
            Path.of("../dashboard").toAbsolutePath().normalize();
    private static final int MOST_MINUTES = 45;

    private static final String SKIPPED =
            "The browser tests are skipped: there is no Chromium. On Debian: apt-get install chromium";

    @TempDir
    private Path data;

    @Test
    void the_dashboard_works_in_a_browser() throws Exception {
        var chromium = chromium();
        if (chromium.isEmpty()) {
            System.out.println(SKIPPED);
        }
        assumeTrue(chromium.isPresent(), SKIPPED);
        try (var waybill = new Restartable(data, freePort())) {
            var tests = new ProcessBuilder("npm", "run", "--silent", "browser")
                    .directory(DASHBOARD.toFile())
                    .redirectErrorStream(true);
            tests.environment().put("WAYBILL_URL", waybill.address());
            tests.environment().put("WAYBILL_CONTROL", waybill.control());
            tests.environment().put("WAYBILL_CHROMIUM", chromium.get().toString());
            var running = tests.start();
            var report = new FailureReport();
            var reading =
                    Thread.ofVirtual().start(() -> running.inputReader().lines().forEach(report::add));
            try {
                assertThat(running.waitFor(MOST_MINUTES, TimeUnit.MINUTES))
                        .as("the browser tests ended in time")
                        .isTrue();
            } finally {
                running.descendants().forEach(ProcessHandle::destroyForcibly);
                running.destroyForcibly().onExit().join();
            }
            reading.join(Duration.ofSeconds(10));
            assertThat(running.exitValue())
                    .as("the browser tests failed:\n%s", report)
                    .isZero();
        }
    }

    /** What the browser tests print, passed on; and of it what says which of them failed and why, for whoever reads only the end of a build. */
    private static final class FailureReport {

        private static final int MOST_LINES = 60;

        private final List<String> lines = new ArrayList<>();

        synchronized void add(String line) {
            System.out.println(line);
            if ((!lines.isEmpty() || line.contains("Failed Tests")) && lines.size() < MOST_LINES && !line.isBlank()) {
                lines.add(line);
            }
        }

        @Override
        public synchronized String toString() {
            return String.join("\n", lines);
        }
    }

    private static Optional<Path> chromium() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser").map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** A Waybill at one address, which whoever is told where can kill and start again. */
    private static final class Restartable implements AutoCloseable {

        private final Path data;
        private final int port;
        private final HttpServer control;
        private WaybillProcess waybill;

        Restartable(Path data, int port) throws IOException {
            this.data = data;
            this.port = port;
            this.waybill = started();
            this.control = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            control.createContext("/", this::control);
            control.start();
        }

        private WaybillProcess started() throws IOException {
            var process = WaybillProcess.start(data, "--server.port=" + port);
            process.address();
            return process;
        }

        String address() {
            return "http://localhost:" + port;
        }

        String control() {
            return "http://localhost:" + control.getAddress().getPort();
        }

        private synchronized void control(HttpExchange exchange) throws IOException {
            try (exchange) {
                obey(exchange.getRequestURI());
                exchange.sendResponseHeaders(204, -1);
            } catch (IOException | RuntimeException e) {
                byte[] reason = Objects.toString(e.getMessage()).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(500, reason.length);
                exchange.getResponseBody().write(reason);
            }
        }

        private void obey(URI what) throws IOException {
            switch (what.getPath()) {
                case "/kill" -> waybill.kill();
                case "/start" -> {
                    waybill.close();
                    waybill = started();
                }
                default -> throw new IOException("Nobody knows how to do " + what);
            }
        }

        @Override
        public synchronized void close() throws IOException {
            control.stop(0);
            waybill.close();
        }
    }
}
