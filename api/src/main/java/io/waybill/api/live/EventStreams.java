package io.waybill.api.live;

import io.waybill.api.problem.Problem.FieldError;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.api.security.SignedInUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What every stream of server-sent events has in common. */
public final class EventStreams {

    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private EventStreams() {}

    /**
     * Makes a stream that says when to reconnect, stays open while nothing happens, and ends with the event
     * {@code unauthorized} when the access token does.
     *
     * @param events what happens
     * @param user who watches
     * @param <T> the type of the data
     * @return the stream to answer with
     */
    public static <T> Flux<ServerSentEvent<T>> stream(Flux<ServerSentEvent<T>> events, SignedInUser user) {
        var opening = ServerSentEvent.<T>builder().comment("open").retry(RETRY).build();
        var heartbeat = Flux.interval(HEARTBEAT)
                .onBackpressureDrop()
                .map(beat -> ServerSentEvent.<T>builder().comment("").build());
        var unauthorized = ServerSentEvent.<T>builder()
                .event("unauthorized")
                .comment("sign in again")
                .build();
        var signedIn = Duration.between(Instant.now(), user.expiresAt());
        return Flux.just(opening)
                .concatWith(Flux.merge(1, events, heartbeat).takeUntilOther(Mono.delay(signedIn)))
                .concatWithValues(unauthorized);
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
