package io.waybill.app.slice;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of {@code /api/live} that can leave at any moment, in the middle of an event too, and goes on behind the last
 * whole one. Used by the one thread of its client.
 */
final class Follower {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http;
    private final String token;
    private final Map<String, List<Long>> versions = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final List<String> faults = new ArrayList<>();
    private final StringBuilder unfinished = new StringBuilder();
    private @Nullable String lastId;
    private @Nullable Disposable connection;
    private int connections;
    private int resyncs;

    Follower(HttpClient http, String token) {
        this.http = http;
        this.token = token;
    }

    boolean isAway() {
        return connection == null;
    }

    /** Whether it knows where to go on. */
    boolean hasBegun() {
        return lastId != null;
    }

    /** How often it was answered. */
    int connections() {
        return connections;
    }

    /** How often it was told to read anew. */
    int resyncs() {
        return resyncs;
    }

    /** What ought not to have happened. */
    List<String> faults() {
        return faults;
    }

    /** The versions of a stock item that it was told of, in that order. */
    List<Long> versions(String stockItem) {
        return versions.getOrDefault(stockItem, List.of());
    }

    void come() {
        unfinished.setLength(0);
        connection = http.headers(headers -> {
                    headers.set("Authorization", "Bearer " + token);
                    if (lastId != null) {
                        headers.set("Last-Event-ID", lastId);
                    }
                })
                .get()
                .uri("/api/live?topics=stock")
                .<ByteBuf>response((answer, content) -> {
                    if (answer.status().code() != 200) {
                        return Mono.error(new IllegalStateException("" + answer.status()));
                    }
                    connections++;
                    return content.doOnNext(this::read);
                })
                // Refused for now, or cut off: it comes again.
                .doFinally(end -> connection = null)
                .subscribe(bytes -> {}, failure -> {});
    }

    void leave() {
        var open = connection;
        if (open != null) {
            open.dispose();
            connection = null;
        }
    }

    private void read(ByteBuf bytes) {
        // A byte is a character here: what is cut off may be half of one.
        unfinished.append(bytes.toString(ISO_8859_1));
        for (int end = unfinished.indexOf("\n\n"); end >= 0; end = unfinished.indexOf("\n\n")) {
            event(new String(unfinished.substring(0, end).getBytes(ISO_8859_1), UTF_8));
            unfinished.delete(0, end + 2);
        }
    }

    private void event(String event) {
        String id = null;
        String name = null;
        String data = null;
        for (String line : event.split("\n", -1)) {
            if (line.startsWith("id:")) {
                id = line.substring("id:".length());
            } else if (line.startsWith("event:")) {
                name = line.substring("event:".length());
            } else if (line.startsWith("data:")) {
                data = line.substring("data:".length());
            }
        }
        if (id != null) {
            lastId = id;
        }
        if ("resync".equals(name)) {
            resyncs++;
        } else if (name != null && data != null) {
            told(String.valueOf(id), JSON.readTree(data));
        }
    }

    private void told(String id, JsonNode item) {
        if (!ids.add(id)) {
            faults.add("told twice of " + id);
        }
        long version = item.get("version").asLong();
        var before = versions.computeIfAbsent(item.get("id").asString(), stockItem -> new ArrayList<>());
        if (!before.isEmpty() && before.getLast() > version) {
            faults.add("told of version " + version + " after " + before.getLast());
        }
        before.add(version);
    }
}
