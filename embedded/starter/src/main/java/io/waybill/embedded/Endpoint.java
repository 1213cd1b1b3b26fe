package io.waybill.embedded;

/**
 * Where a server listens.
 *
 * @param host the loopback address
 * @param port the TCP port
 */
public record Endpoint(String host, int port) {

    static Endpoint loopback(int port) {
        return new Endpoint("127.0.0.1", port);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
