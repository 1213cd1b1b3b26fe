package io.waybill.app.slice;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill.Running;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that take their time hold nothing for long. The limits are those of {@link RunningWaybill}: 2 s and 3 s. */
@ExtendWith(RunningWaybill.class)
@Timeout(60)
class SlowClientsIT {

    private static final int PAUSE_MILLIS = 100;
    private static final String LARGE = "/webjars/swagger-ui/swagger-ui-bundle.js";
    private static final int MANY = 90;
    private static final int NOT_READING_MILLIS = 6_000;
    private static final long FLOOD_NANOS = 3_000_000_000L;
    private static final long MOST_TAKEN_BYTES = 32L * 1024 * 1024;
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
            send(socket, (head("GET", LARGE) + "\r\n").repeat(MANY));
            Thread.sleep(NOT_READING_MILLIS);

            int answers = answersOn(socket);
            assertThat(answers).isBetween(1, MANY - 1);
        }
    }

    private static int answersOn(Socket socket) throws IOException {
        var read = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(read);
        } catch (SocketException reset) {
            // The end, too.
        }
        return read.toString(UTF_8).split("HTTP/1.1 200", -1).length - 1;
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
    void requests_behind_a_stream_that_does_not_end_are_not_piled_up() throws Exception {
        URI address = URI.create(waybill.address());
        try (var channel = SocketChannel.open(new InetSocketAddress(address.getHost(), address.getPort()))) {
            channel.write(
                    ByteBuffer.wrap((head("GET", "/api/reports/stock-status/stream") + "\r\n").getBytes(US_ASCII)));
            channel.configureBlocking(false);
            byte[] requests =
                    "GET /livez HTTP/1.1\r\nHost: x\r\n\r\n".repeat(1_000).getBytes(US_ASCII);
            long taken = 0;
            long end = System.nanoTime() + FLOOD_NANOS;
            while (taken < MOST_TAKEN_BYTES && System.nanoTime() < end) {
                int written = channel.write(ByteBuffer.wrap(requests));
                taken += written;
                if (written == 0) {
                    Thread.sleep(PAUSE_MILLIS);
                }
            }

            // What the operating system keeps for both sides, and no more.
            assertThat(taken).isLessThan(MOST_TAKEN_BYTES);
        } catch (IOException cutOff) {
            // As good.
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
