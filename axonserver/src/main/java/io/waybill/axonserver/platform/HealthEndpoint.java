package io.waybill.axonserver.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/** Tells load balancers and people whether a server is ready: {@code GET /actuator/health} answers 200 or 503. */
public final class HealthEndpoint implements AutoCloseable {

    private static final String PATH = "/actuator/health";
    private static final int OK = 200;
    private static final int NOT_READY = 503;

    private final HttpServer http;

    private HealthEndpoint(HttpServer http) {
        this.http = http;
    }

    /**
     * Starts to answer.
     *
     * @param port the TCP port, 0 for a free one
     * @param ready whether the server is
     * @throws IOException when the port is taken
     */
    public static HealthEndpoint start(String host, int port, BooleanSupplier ready) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(host, port), 0);
        http.createContext(PATH, exchange -> answer(exchange, ready.getAsBoolean()));
        http.start();
        return new HealthEndpoint(http);
    }

    private static void answer(HttpExchange exchange, boolean ready) throws IOException {
        try (exchange) {
            byte[] body = (ready ? "{\"status\":\"UP\"}" : "{\"status\":\"DOWN\"}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(ready ? OK : NOT_READY, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** The TCP port it answers on. */
    public int port() {
        return http.getAddress().getPort();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
