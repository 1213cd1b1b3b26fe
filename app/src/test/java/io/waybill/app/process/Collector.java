package io.waybill.app.process;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Takes traces as an OpenTelemetry collector does, over OTLP/HTTP. The numbers are those of the fields in
 * {@code opentelemetry/proto/trace/v1/trace.proto}.
 */
final class Collector implements AutoCloseable {

    private static final int RESOURCE_SPANS = 1;
    private static final int RESOURCE = 1;
    private static final int SCOPE_SPANS = 2;
    private static final int SPANS = 2;
    private static final int TRACE_ID = 1;
    private static final int SPAN_ID = 2;
    private static final int PARENT_SPAN_ID = 4;
    private static final int NAME = 5;

    private final HttpServer server;
    private final Queue<Told> spans = new ConcurrentLinkedQueue<>();

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    /**
     * A span that was told of.
     *
     * @param process what the process said of itself
     * @param parent the id of the span that it belongs to, empty for none
     */
    record Told(String process, String trace, String id, String parent, String name) {}

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    /** The spans of a trace. */
    List<Told> spans(String trace) {
        return spans.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = UnknownFieldSet.parseFrom(exchange.getRequestBody().readAllBytes());
            for (var ofProcess : messages(request, RESOURCE_SPANS)) {
                var resource = ofProcess.getField(RESOURCE).getLengthDelimitedList();
                String process = resource.isEmpty() ? "" : resource.getFirst().toStringUtf8();
                for (var ofScope : messages(ofProcess, SCOPE_SPANS)) {
                    for (var span : messages(ofScope, SPANS)) {
                        spans.add(new Told(
                                process,
                                hex(span, TRACE_ID),
                                hex(span, SPAN_ID),
                                hex(span, PARENT_SPAN_ID),
                                bytes(span, NAME).toStringUtf8()));
                    }
                }
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static List<UnknownFieldSet> messages(UnknownFieldSet message, int field) throws IOException {
        List<UnknownFieldSet> messages = new ArrayList<>();
        for (ByteString bytes : message.getField(field).getLengthDelimitedList()) {
            messages.add(UnknownFieldSet.parseFrom(bytes));
        }
        return messages;
    }

    private static ByteString bytes(UnknownFieldSet message, int field) {
        var values = message.getField(field).getLengthDelimitedList();
        return values.isEmpty() ? ByteString.EMPTY : values.getFirst();
    }

    private static String hex(UnknownFieldSet message, int field) {
        return HexFormat.of().formatHex(bytes(message, field).toByteArray());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
