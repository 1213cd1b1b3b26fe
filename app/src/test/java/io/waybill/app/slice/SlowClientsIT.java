package io.waybill.app.slice;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill.Running;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that take their time hold nothing for long. The limits are those of {@link RunningWaybill}: 2 s and 3 s. */
@ExtendWith(RunningWaybill.class)
@Timeout(60)
class SlowClientsIT {

    private static final int PAUSE_MILLIS = 100;
    private static final int LONGEST_READ_MILLIS = 30_000;

    private final Running waybill;

    SlowClientsIT(Running waybill) {
        this.waybill = waybill;
    }

    @Test
    void headers_that_trickle_in_are_cut_off() throws Exception {
        try (var socket = connected(0)) {
            send(socket, "GET /api/products HTTP/1.1\r\n");
            String answer = trickled(socket, "X-Slow: y\r\n");

            assertThat(answer).startsWith("HTTP/1.1 408 ").contains("urn:waybill:problem:too-slow");
        }
    }

    @Test
    void a_body_that_trickles_in_is_cut_off() throws Exception {
        try (var socket = connected(0)) {
            send(
                    socket,
                    head("POST", "/api/products") + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{");
            String answer = trickled(socket, " ");

            assertThat(answer).startsWith("HTTP/1.1 408 ").contains("urn:waybill:problem:too-slow");
        }
    }

    @Test
    void a_body_that_nobody_asked_for_is_cut_off() throws Exception {
        try (var socket = connected(0)) {
            send(socket, "POST /api/users/none/deactivate HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
            String answer = trickled(socket, "1\r\nx\r\n");

            assertThat(answer).startsWith("HTTP/1.1 401 ");
        }
    }

    /** The answers pile up where they can: in the buffers of both sides, and then nowhere. */
    @Test
    void whoever_does_not_read_the_answers_is_cut_off() throws Exception {
        try (var socket = connected(4_096)) {
            int asked = 0;
            try {
                while (asked < 10_000) {
                    send(socket, head("GET", "/openapi") + "\r\n");
                    asked++;
                    if (asked % 100 == 0) {
                        Thread.sleep(PAUSE_MILLIS);
                    }
                }
            } catch (SocketException e) {
                assertThat(asked).isLessThan(10_000);
                return;
            }
            Thread.sleep(6_000);
            assertThat(openapis(socket)).isLessThan(asked);
        }
    }

    private static int openapis(Socket socket) throws IOException {
        try (InputStream in = socket.getInputStream()) {
            return new String(in.readAllBytes(), UTF_8).split("HTTP/1.1 200", -1).length - 1;
        } catch (SocketException reset) {
            return 0;
        }
    }

    @Test
    void requests_sent_in_one_go_are_all_answered() throws Exception {
        try (var socket = connected(0)) {
            send(socket, (head("GET", "/api/products") + "\r\n").repeat(10));

            var answers = new StringBuilder();
            while (answers.toString().split("HTTP/1.1 200", -1).length <= 10) {
                int next = socket.getInputStream().read();
                assertThat(next).isNotNegative();
                answers.append((char) next);
            }
        }
    }

    @Test
    void what_is_no_http_is_refused_with_a_problem() throws Exception {
        try (var socket = connected(0)) {
            send(socket, "\u0001\u0002 nonsense\r\n\r\n");
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400 ").contains("urn:waybill:problem:invalid-request");
        }
    }

    /** Sends something again and again until the other side has ended the connection, and gives its answer. */
    private static String trickled(Socket socket, String drop) throws IOException, InterruptedException {
        var dropping = Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    send(socket, drop);
                    Thread.sleep(PAUSE_MILLIS);
                }
            } catch (IOException | InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        var answer = new StringBuilder();
        try {
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                answer.append((char) next);
            }
        } catch (SocketException reset) {
            // The end, too.
        } finally {
            dropping.interrupt();
            dropping.join();
        }
        return answer.toString();
    }

    private String head(String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + waybill.token()
                + "\r\n";
    }

    private Socket connected(int receiveBuffer) throws IOException {
        URI address = URI.create(waybill.address());
        var socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.setSoTimeout(LONGEST_READ_MILLIS);
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }
}
