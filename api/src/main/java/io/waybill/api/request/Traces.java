package io.waybill.api.request;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.propagation.Propagator;
import io.waybill.messages.MetaDataKeys;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;

/**
 * The few requests that are traced: those of callers who ask for it, and some by chance, but never more than so many in a
 * second. A request that is not traced costs no more than finding that out.
 */
@Component
class Traces {

    private static final int SAMPLED = 1;
    private static final int HEXADECIMAL = 16;
    private static final int FLAGS_LENGTH = 2;

    private final Propagator propagator;
    private final double probability;
    private final long nanosBetween;
    private final AtomicLong room = new AtomicLong(System.nanoTime());

    /**
     * Of this node.
     *
     * @param propagator where spans come from
     * @param probability how likely a request is traced whose caller does not ask for it, 0 to 1
     * @param mostPerSecond how many requests are traced in a second; 0 traces none
     */
    Traces(
            Propagator propagator,
            @Value("${management.tracing.sampling.probability:0.1}") double probability,
            @Value("${waybill.tracing.most-per-second:20}") int mostPerSecond) {
        this.propagator = propagator;
        this.probability = probability;
        this.nanosBetween = mostPerSecond < 1 ? 0 : TimeUnit.SECONDS.toNanos(1) / mostPerSecond;
    }

    /**
     * Begins the trace of a request.
     *
     * @param exchange the request
     * @param parent the caller's W3C {@code traceparent}, well-formed, absent where it sent none
     * @return where the trace begins here, absent for all but a few
     */
    @Nullable
    Span begin(ServerWebExchange exchange, @Nullable String parent) {
        if (!isWanted(parent) || !isShort(exchange) || !hasRoom()) {
            return null;
        }
        Map<String, String> carrier = parent == null ? Map.of() : Map.of(MetaDataKeys.TRACEPARENT, parent);
        var span = propagator
                .extract(carrier, (map, key) -> carrier.get(key))
                .kind(Span.Kind.SERVER)
                .name(exchange.getRequest().getMethod().name())
                .start();
        // Where nobody takes traces, none is recorded.
        return Boolean.TRUE.equals(span.context().sampled()) ? span : null;
    }

    private boolean isWanted(@Nullable String parent) {
        return (parent != null
                        && (Integer.parseInt(parent.substring(parent.length() - FLAGS_LENGTH), HEXADECIMAL) & SAMPLED)
                                != 0)
                || ThreadLocalRandom.current().nextDouble() < probability;
    }

    /** A stream would be a span of hours. */
    private static boolean isShort(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        String accepted = request.getHeaders().getFirst("Accept");
        String path = request.getPath().value();
        return path.startsWith("/api/")
                && !path.endsWith("/stream")
                && (accepted == null || !accepted.contains("text/event-stream"));
    }

    /** Takes a place, of which there are as many as may be traced in a second. */
    private boolean hasRoom() {
        if (nanosBetween == 0) {
            return false;
        }
        long now = System.nanoTime();
        long taken = room.get();
        long from = Math.max(taken, now - TimeUnit.SECONDS.toNanos(1));
        return from + nanosBetween - now <= 0 && room.compareAndSet(taken, from + nanosBetween);
    }

    /** What commands and queries of a request take along. */
    MetaData metaData(Span span) {
        Map<String, Object> carrier = new HashMap<>();
        propagator.inject(span.context(), carrier, (map, key, value) -> carrier.put(key, value));
        return MetaData.from(carrier);
    }

    /** Ends the trace of a request, which is named by the pattern of its address: ids would make another name of each. */
    void end(Span span, ServerWebExchange exchange) {
        String route =
                exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof PathPattern pattern
                        ? pattern.getPatternString()
                        : "unknown";
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        span.name(exchange.getRequest().getMethod().name() + ' ' + route)
                .tag("http.route", route)
                .tag("http.response.status_code", status == null ? "none" : Integer.toString(status.value()))
                .end();
    }
}
