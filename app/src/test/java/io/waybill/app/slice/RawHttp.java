package io.waybill.app.slice;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An HTTP client that sends whatever bytes it is told to, over one connection that it keeps. Not for several threads. */
final class RawHttp implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int port;
    private @Nullable Socket socket;

    RawHttp(int port) {
        this.port = port;
    }

    /** What was answered; of a stream of events only that it began. */
    record Answer(int status, Map<String, String> headers, String body) {

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /**
     * Sends a request and reads the answer.
     *
     * @param request all bytes of it
     * @return the answer
     * @throws IOException if there is none, or none within 30 s
     */
    Answer send(byte[] request) throws IOException {
        boolean reused = socket != null;
        try {
            return sendOnce(request);
        } catch (IOException e) {
            close();
            if (reused && !(e instanceof java.net.SocketTimeoutException)) {
                return sendOnce(request); // The server may close a connection at any time between two requests.
            }
            throw e;
        }
    }

    private Answer sendOnce(byte[] request) throws IOException {
        var connection = socket;
        if (connection == null) {
            connection = new Socket(InetAddress.getLoopbackAddress(), port);
            connection.setTcpNoDelay(true);
            connection.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            socket = connection;
        }
        connection.getOutputStream().write(request);
        connection.getOutputStream().flush();
        var in = new BufferedInputStream(connection.getInputStream());
        boolean head = request.length > 4 && new String(request, 0, 5, ISO_8859_1).equals("HEAD ");
        var answer = read(in, head);
        if (answer.header("connection").equalsIgnoreCase("close")
                || answer.header("content-type").startsWith("text/event-stream")) {
            close();
        }
        return answer;
    }

    private static Answer read(InputStream in, boolean head) throws IOException {
        int status;
        Map<String, String> headers;
        do {
            status = Integer.parseInt(line(in).substring(9, 12));
            headers = headers(in);
        } while (status < 200);
        byte[] body = head || status == 204 || status == 304 ? new byte[0] : body(in, headers);
        return new Answer(status, headers, new String(body, UTF_8));
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        var headers = new TreeMap<String, String>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("content-type", "").startsWith("text/event-stream")) {
            return new byte[0];
        }
        if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            var body = new ByteArrayOutputStream();
            for (int size = chunk(in); size > 0; size = chunk(in)) {
                body.write(exactly(in, size));
                line(in);
            }
            line(in);
            return body.toByteArray();
        }
        String length = headers.get("content-length");
        return length == null ? in.readAllBytes() : exactly(in, Integer.parseInt(length));
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in).strip(), 16);
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer ends too early");
        }
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("no answer but: " + line);
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
