package io.waybill.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The loopback ports of this start: the fixed ones where they are free, and free ones for the rest. */
final class Ports {

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
            return probe(port);
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
        int port = probe(0);
        while (!given.add(port)) {
            port = probe(0);
        }
        return port;
    }

    private static int probe(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        }
    }
}
