package io.waybill.api.request;

import io.micrometer.tracing.Span;
import java.util.regex.Pattern;
import org.axonframework.messaging.MetaData;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * Gives every request a trace id: the caller's own where it sends a W3C {@code traceparent}, else a new one. Of the few that
 * are traced, commands and queries take the trace along.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class TraceId implements WebFilter {

    private static final String ATTRIBUTE = TraceId.class.getName();
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private final Traces traces;

    TraceId(Traces traces) {
        this.traces = traces;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String parent = exchange.getRequest().getHeaders().getFirst("traceparent");
        var match = TRACEPARENT.matcher(parent == null ? "" : parent);
        boolean isKnown = match.matches();
        Span span = traces.begin(exchange, isKnown ? parent : null);
        if (span == null) {
            name(exchange, isKnown ? match.group(1) : Identifiers.next().replace("-", ""));
            return chain.filter(exchange);
        }
        name(exchange, span.context().traceId());
        var metaData = traces.metaData(span);
        return chain.filter(exchange)
                // Where Axon's gateways look for it.
                .contextWrite(context -> context.put(MetaData.class, metaData))
                .doFinally(signal -> end(signal, span, exchange));
    }

    /** What becomes of a failure is decided only behind this filter. */
    private void end(SignalType signal, Span span, ServerWebExchange exchange) {
        var response = exchange.getResponse();
        if (signal == SignalType.ON_ERROR && !response.isCommitted()) {
            response.beforeCommit(() -> Mono.fromRunnable(() -> traces.end(span, exchange)));
        } else {
            traces.end(span, exchange);
        }
    }

    private static void name(ServerWebExchange exchange, String traceId) {
        exchange.getAttributes().put(ATTRIBUTE, traceId);
        exchange.getResponse().getHeaders().set("X-Request-Id", traceId);
    }

    /**
     * The trace id of a request.
     *
     * @param exchange the request
     * @return 32 hexadecimal digits
     */
    public static String of(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(ATTRIBUTE, "");
    }
}
