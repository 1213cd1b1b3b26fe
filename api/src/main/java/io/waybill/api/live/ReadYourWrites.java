package io.waybill.api.live;

import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import java.time.Duration;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets a write answer only once the read model shows it, as {@code Prefer: wait=5} asks (RFC 7240), and a read only once
 * the read model shows what was written, as {@code Waybill-Min-Version} asks.
 */
@Component
public class ReadYourWrites {

    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait=([1-9][0-9]{0,2})(?:$|[,;\\s])");
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final String MIN_VERSION = "Waybill-Min-Version";
    private static final Pattern VERSION = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final Duration USUAL_WAIT = Duration.ofSeconds(5);

    private final LiveChanges changes;

    ReadYourWrites(LiveChanges changes) {
        this.changes = changes;
    }

    /**
     * How long a request wants to wait for the read models.
     *
     * @param exchange the request
     * @return at most 30 s, or absent if it does not want to
     */
    public static @Nullable Duration wanted(ServerWebExchange exchange) {
        String prefer = exchange.getRequest().getHeaders().getFirst("Prefer");
        var match = WAIT.matcher(prefer == null ? "" : prefer);
        if (!match.find()) {
            return null;
        }
        var wanted = Duration.ofSeconds(Long.parseLong(match.group(1)));
        return wanted.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wanted;
    }

    /**
     * Waits until a read model shows what was written, if the request wants to.
     *
     * @param exchange the request
     * @param topic the kind of thing
     * @param id its id
     * @param version the version that was written
     * @param read reads it from the read model; empty where it is not there yet
     * @param versionOf the version a view shows
     * @param <V> the type of the view
     * @return what there is to answer with
     */
    public <V> Mono<Shown<V>> shown(
            ServerWebExchange exchange,
            String topic,
            String id,
            long version,
            Mono<V> read,
            ToLongFunction<V> versionOf) {
        var patience = wanted(exchange);
        if (patience == null) {
            return Mono.just(new Shown<>(false, null));
        }
        return await(topic, id, version, read, versionOf, patience)
                .map(view -> new Shown<V>(false, view))
                .defaultIfEmpty(new Shown<>(true, null));
    }

    /**
     * Reads, once the read model shows the version that {@code Waybill-Min-Version} asks for: for up to 5 s, or as long as
     * {@code Prefer: wait} says.
     *
     * @param exchange the request
     * @param topic the kind of thing
     * @param id its id
     * @param read reads it from the read model; empty where it is not there
     * @param versionOf the version a view shows
     * @param <V> the type of the view
     * @return the view, or empty where there is none; fails if time runs out before the read model shows that version
     */
    public <V> Mono<V> read(
            ServerWebExchange exchange, String topic, String id, Mono<V> read, ToLongFunction<V> versionOf) {
        String header = exchange.getRequest().getHeaders().getFirst(MIN_VERSION);
        if (header == null) {
            return read;
        }
        if (!VERSION.matcher(header.strip()).matches()) {
            return Mono.error(new ProblemException(
                    ProblemType.INVALID_REQUEST, MIN_VERSION + " takes the version that a write answered."));
        }
        var patience = Objects.requireNonNullElse(wanted(exchange), USUAL_WAIT);
        return await(topic, id, Long.parseLong(header.strip()), read, versionOf, patience)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        ProblemType.VERSION_MISMATCH, "The version " + header.strip() + " cannot be read yet.")));
    }

    /**
     * What a read model shows of a write.
     *
     * @param late whether the request wanted to wait for it, and time ran out
     * @param view how it now reads; absent if time ran out or the request did not want to wait
     * @param <V> the type of the view
     */
    public record Shown<V>(boolean late, @Nullable V view) {

        /**
         * The status to answer the write with.
         *
         * @param done the status where it is as the request wanted
         * @return 202 where time ran out, else {@code done}
         */
        public HttpStatus status(HttpStatus done) {
            return late ? HttpStatus.ACCEPTED : done;
        }
    }

    /** The view at that version or a later one; empty if time runs out. */
    private <V> Mono<V> await(
            String topic, String id, long version, Mono<V> read, ToLongFunction<V> versionOf, Duration patience) {
        // Listen before reading: a change that was announced before is in what is read.
        var announced = changes.of(topic).filter(change -> change.mayShow(id, version));
        return Flux.merge(announced.map(change -> true), Mono.just(true))
                .onBackpressureLatest()
                .concatMap(worthReading -> read, 1)
                .filter(view -> versionOf.applyAsLong(view) >= version)
                .next()
                .timeout(patience, Mono.empty());
    }
}
