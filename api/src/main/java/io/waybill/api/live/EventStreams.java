package io.waybill.api.live;

import io.waybill.api.problem.Problem.FieldError;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.api.security.Revocations;
import io.waybill.api.security.SignedInUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** What every stream of server-sent events has in common. */
@Component
public class EventStreams {

    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final int SECONDS_BETWEEN_BEATS = 15;

    /** What a client is told whose access token expired or was revoked. */
    static final String NO_LONGER_GOOD = "The access token is no longer good: refresh it, or sign in again.";

    private static final ServerSentEvent<?> OPENING =
            ServerSentEvent.builder().comment("open").retry(RETRY).build();
    private static final ServerSentEvent<?> BEAT =
            ServerSentEvent.builder().comment("").build();

    /** An event without data is none: browsers would not tell of it. */
    private static final ServerSentEvent<?> UNAUTHORIZED = ServerSentEvent.builder()
            .event("unauthorized")
            .data(Map.of("detail", NO_LONGER_GOOD))
            .build();

    /** One clock for all streams. */
    private final Flux<Long> seconds =
            Flux.interval(Duration.ofSeconds(1)).onBackpressureDrop().share();

    private final Revocations revocations;
    private final Closing closing;

    EventStreams(Revocations revocations, Closing closing) {
        this.revocations = revocations;
        this.closing = closing;
    }

    /**
     * Makes a stream that says when to reconnect, stays open while nothing happens, and ends with the event
     * {@code unauthorized} when the access token expires or is revoked, or with {@code retry} when this node stops.
     *
     * @param events what happens; where they end, so does the stream
     * @param user who watches
     * @return the stream to answer with
     */
    public Flux<ServerSentEvent<?>> stream(Flux<? extends ServerSentEvent<?>> events, SignedInUser user) {
        Mono<ServerSentEvent<?>> signedOut = seconds.filter(
                        second -> !Instant.now().isBefore(user.expiresAt()) || revocations.include(user))
                .next()
                .<ServerSentEvent<?>>map(second -> UNAUTHORIZED);
        var over = Sinks.empty();
        return Flux.merge(1, stream(events).doOnComplete(over::tryEmitEmpty), signedOut.takeUntilOther(over.asMono()))
                .takeUntil(UNAUTHORIZED::equals);
    }

    /**
     * Makes a stream for anybody: it says when to reconnect, stays open while nothing happens, and ends with {@code retry}
     * when this node stops.
     *
     * @param events what happens; where they end, so does the stream
     * @return the stream to answer with
     */
    public Flux<ServerSentEvent<?>> stream(Flux<? extends ServerSentEvent<?>> events) {
        return Flux.defer(() -> {
            var over = Sinks.empty();
            var heartbeat = seconds.index()
                    .filter(second -> (second.getT1() + 1) % SECONDS_BETWEEN_BEATS == 0)
                    .onBackpressureDrop()
                    .<ServerSentEvent<?>>map(second -> BEAT)
                    .takeUntilOther(over.asMono());
            return Flux.<ServerSentEvent<?>>just(OPENING)
                    .concatWith(Flux.merge(1, events.doOnComplete(over::tryEmitEmpty), heartbeat))
                    .takeUntilOther(closing.begun())
                    .concatWith(Mono.defer(() -> closing.hasBegun() ? Mono.just(Closing.farewell()) : Mono.empty()));
        });
    }

    /**
     * Where a client wants to go on.
     *
     * @param exchange the request
     * @return the position in {@code Last-Event-ID} or {@code ?lastEventId=}, or absent on a first visit
     * @throws ProblemException if it is not a position
     */
    public static @Nullable Long lastEventId(ServerWebExchange exchange) {
        String header = exchange.getRequest().getHeaders().getFirst("Last-Event-ID");
        String id =
                header != null ? header : exchange.getRequest().getQueryParams().getFirst("lastEventId");
        if (id == null || id.isBlank()) {
            return null;
        }
        try {
            return Long.valueOf(id.strip());
        } catch (NumberFormatException e) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "Last-Event-ID must be the id of an event of this stream.",
                    List.of(new FieldError("lastEventId", "must be a whole number")));
        }
    }
}
