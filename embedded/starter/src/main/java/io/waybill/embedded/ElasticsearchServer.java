package io.waybill.embedded;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Elasticsearch: a single node. */
final class ElasticsearchServer implements Recipe<Endpoint> {

    private static final Pattern VERSION = Pattern.compile("\"number\"\\s*:\\s*\"([^\"]+)\"");

    @Override
    public Started<Endpoint> run(Start start) throws IOException, InterruptedException {
        Path layout = JavaServer.layout(start);
        start.clear();
        Endpoint endpoint = Endpoint.loopback(start.port());
        ServerProcess process = start.launch(
                JavaServer.command(
                        layout, List.of(layout.toString(), start.home().toString(), Integer.toString(endpoint.port()))),
                JavaServer.ENVIRONMENT);
        // Yellow: the indices of the last run are recovered, so that the first search finds them. One that cannot be
        // recovered does not hold the start up: it can be rebuilt.
        process.await(() -> get(endpoint, "/_cluster/health?wait_for_status=yellow&timeout=10s"));
        String root = process.await(() -> get(endpoint, "/"));
        Matcher version = VERSION.matcher(root);
        return new Started<>(endpoint, endpoint, version.find() ? version.group(1) : "");
    }

    private static Optional<String> get(Endpoint endpoint, String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://" + endpoint + path).toURL().openConnection();
        try {
            return switch (connection.getResponseCode()) {
                case HttpURLConnection.HTTP_OK ->
                    Optional.of(new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
                case HttpURLConnection.HTTP_CLIENT_TIMEOUT -> Optional.of("");
                default -> Optional.empty();
            };
        } catch (SocketException notListeningYet) {
            return Optional.empty();
        } finally {
            connection.disconnect();
        }
    }
}
