package io.waybill.api.request;

import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Gives every request a trace id: the caller's own where it sends a W3C {@code traceparent}, else a new one. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class TraceId implements WebFilter {

    private static final String ATTRIBUTE = TraceId.class.getName();
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String parent = exchange.getRequest().getHeaders().getFirst("traceparent");
        var match = TRACEPARENT.matcher(parent == null ? "" : parent);
        String traceId = match.matches() ? match.group(1) : Identifiers.next().replace("-", "");
        exchange.getAttributes().put(ATTRIBUTE, traceId);
        exchange.getResponse().getHeaders().set("X-Request-Id", traceId);
        return chain.filter(exchange);
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
