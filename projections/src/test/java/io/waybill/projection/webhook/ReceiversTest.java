package io.waybill.projection.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.waybill.projection.webhook.Receivers.Refused;
import io.waybill.projection.webhook.Receivers.Taken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Receivers that misbehave. */
class ReceiversTest {

    private static final Delivery DELIVERY = new Delivery("id", Instant.EPOCH, "v1,none", "{}");

    private final Receivers receivers = receivers(Duration.ofSeconds(2), "127.0.0.1");

    private static Receivers receivers(Duration timeout, String internal) {
        return new Receivers(
                new AllowedAddresses(List.of(internal)), timeout, 5, Executors.newSingleThreadScheduledExecutor());
    }

    @AfterEach
    void close() {
        receivers.close();
    }

    private static HttpServer server(int status, String answer, String... header) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            if (header.length > 0) {
                exchange.getResponseHeaders().set(header[0], header[1]);
            }
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/told";
    }

    @Test
    void whatever_is_answered_with_a_2xx_was_taken_however_long_the_answer() throws IOException {
        var server = server(202, "x".repeat(1_000_000));

        assertThat(receivers.send(url(server), DELIVERY)).isEqualTo(new Taken());
        assertThat(receivers.send(url(server), DELIVERY)).isEqualTo(new Taken());
        server.stop(0);
    }

    @Test
    void a_redirect_is_not_followed() throws IOException {
        var asked = new AtomicInteger();
        var other = server(200, "");
        other.createContext("/other", exchange -> asked.incrementAndGet());
        var server = server(307, "", "Location", url(other) + "/other");

        assertThat(receivers.send(url(server), DELIVERY))
                .isEqualTo(new Refused("It answered with the status 307.", false));
        assertThat(asked).hasValue(0);
        server.stop(0);
        other.stop(0);
    }

    @Test
    void one_that_wants_no_more_is_known() throws IOException {
        var server = server(410, "");

        assertThat(receivers.send(url(server), DELIVERY))
                .isEqualTo(new Refused("It answered with the status 410.", true));
        server.stop(0);
    }

    @Test
    void nobody_is_waited_for_longer_than_the_time_out() throws IOException {
        try (var dripping = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var thread = Thread.ofPlatform().daemon().start(() -> drip(dripping));
            String url = "http://127.0.0.1:" + dripping.getLocalPort() + "/";

            assertThat(receivers.send(url, DELIVERY))
                    .isEqualTo(new Refused("It did not answer within 2000 ms.", false));
            thread.interrupt();
        }
    }

    /** Says something now and then, and never comes to an end. */
    private static void drip(ServerSocket server) {
        try (Socket client = server.accept()) {
            var out = client.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int number = 0; number < 90; number++) {
                out.write(("X-Drip-" + number + ": drop\r\n").getBytes(StandardCharsets.US_ASCII));
                out.flush();
                Thread.sleep(200);
            }
        } catch (IOException e) {
            // It was broken off, which is what is expected.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void one_that_is_away_or_must_not_be_told_is_refused_in_words_of_ours() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertThat(receivers.send("http://127.0.0.1:" + port + "/", DELIVERY))
                .isEqualTo(new Refused("It could not be reached, or broke the connection off.", false));
        assertThat(receivers.send("https://127.0.0.1:" + port + "/", DELIVERY))
                .isEqualTo(new Refused("It could not be reached, or broke the connection off.", false));
        assertThat(receivers.send("http://127.0.0.2:" + port + "/", DELIVERY))
                .isEqualTo(new Refused("Its address is not one that may be told.", false));
        assertThat(receivers.send("https://[::1]:" + port + "/", DELIVERY))
                .isEqualTo(new Refused("Its address is not one that may be told.", false));
    }

    @Test
    void where_nothing_internal_is_allowed_nothing_connects() throws IOException {
        var server = server(200, "");
        try (var careful = receivers(Duration.ofSeconds(2), "10.0.0.0/8")) {
            assertThat(careful.send(url(server), DELIVERY))
                    .isEqualTo(new Refused("Its address is not one that may be told.", false));
            assertThat(careful.send("http://localhost:" + server.getAddress().getPort() + "/", DELIVERY))
                    .isEqualTo(new Refused("Its address is not one that may be told.", false));
        }
        server.stop(0);
    }
}
