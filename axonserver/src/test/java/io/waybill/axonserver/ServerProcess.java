package io.waybill.axonserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

/** The server as a process of its own, which can be killed. */
final class ServerProcess implements AutoCloseable {

    static final String HOST = "127.0.0.1";

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one; it may take a while until it listens. */
    static ServerProcess start(AxonServerSettings settings) throws IOException {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        builder.environment().put("AXONSERVER_JDBC_URL", settings.jdbcUrl());
        builder.environment().put("AXONSERVER_DB_USERNAME", settings.username());
        builder.environment().put("AXONSERVER_DB_PASSWORD", settings.password());
        builder.environment().put("AXONSERVER_HOST", HOST);
        builder.environment().put("AXONSERVER_PORT", Integer.toString(port));
        builder.environment().put("AXONSERVER_HTTP_PORT", "0");
        return new ServerProcess(builder.inheritIO().start(), port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    /** SIGKILL: the process gets no chance to do anything more. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
