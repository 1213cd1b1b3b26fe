package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import tools.jackson.databind.JsonNode;

/** A client of a stream of server-sent events. */
public final class Watcher implements AutoCloseable {

    private final BlockingQueue<ServerSentEvent<JsonNode>> events = new LinkedBlockingQueue<>();
    private final Disposable subscription;
    private volatile @Nullable String lastId;

    /**
     * Watches.
     *
     * @param address of Waybill
     * @param path of the stream
     * @param token who watches
     * @param lastId the id of the last event it has seen, or absent on its first visit
     */
    public Watcher(String address, String path, String token, @Nullable String lastId) {
        subscription = WebClient.create(address)
                .get()
                .uri(path)
                .headers(headers -> {
                    headers.setBearerAuth(token);
                    if (lastId != null) {
                        headers.set("Last-Event-ID", lastId);
                    }
                })
                .retrieve()
                .bodyToFlux(new ParameterizedTypeReference<ServerSentEvent<JsonNode>>() {})
                .subscribe(this::keep, failure -> {}); // A server that is killed ends it.
    }

    private void keep(ServerSentEvent<JsonNode> event) {
        if (event.id() != null) {
            lastId = event.id();
        }
        if (event.event() != null) {
            events.add(event);
        }
    }

    /** The id to come back with; absent before the first. */
    public @Nullable String lastId() {
        return lastId;
    }

    /** The next event. */
    public ServerSentEvent<JsonNode> next() throws InterruptedException {
        var event = events.poll(60, TimeUnit.SECONDS);
        assertThat(event).as("an event").isNotNull();
        return Objects.requireNonNull(event);
    }

    /** The next event that is what is waited for, whatever comes before it. */
    public ServerSentEvent<JsonNode> next(Predicate<ServerSentEvent<JsonNode>> awaited) throws InterruptedException {
        ServerSentEvent<JsonNode> event;
        do {
            event = next();
        } while (!awaited.test(event));
        return event;
    }

    @Override
    public void close() {
        subscription.dispose();
    }
}
