package io.waybill.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** The loopback ports of this start: the fixed ones where they are free, and free ones for the rest. */
final class Ports {

    /** Below the ports that systems give to outgoing connections: one of those may take a free port any moment. */
    private static final int LOWEST_EPHEMERAL = 32768;

    private static final int LOWEST = 20000;
    private static final int ATTEMPTS = 100;

    private final Map<Server, Integer> fixed;
    private final Set<Integer> given = new HashSet<>();

    Ports(Map<Server, Integer> fixed) {
        this.fixed = fixed;
    }

    /** The port that clients of the server will use. */
    int of(Server server) throws IOException {
        Integer port = fixed.get(server);
        if (port == null) {
            return free();
        }
        try {
            probe(port);
            return port;
        } catch (BindException e) {
            throw new EmbeddedServerException(
                    "Port " + port + ", which " + server.portProperty() + " fixes for " + server.title()
                            + ", cannot be used (" + e.getMessage()
                            + "): stop what uses it, or set another port, or 0 for a free one",
                    e);
        }
    }

    /** A port that nothing listens on and that was not given to another server a moment ago. */
    synchronized int free() throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, LOWEST_EPHEMERAL);
            if (given.add(port) && isFree(port)) {
                return port;
            }
        }
        throw new EmbeddedServerException("No loopback port from " + LOWEST + " to " + (LOWEST_EPHEMERAL - 1)
                + " is free: stop what uses them, or fix ports with waybill.embedded.<server>.port");
    }

    private static boolean isFree(int port) throws IOException {
        try {
            probe(port);
            return true;
        } catch (BindException inUse) {
            return false;
        }
    }

    private static void probe(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }
    }
}
