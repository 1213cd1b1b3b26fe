package io.waybill.api.security;

import java.util.List;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/**
 * Filters as one, put in line once. The chains of WebFlux and of Spring Security have a checkpoint behind each filter, whose
 * text is made anew for each request and kept with each stream, and Spring Security puts its filters in line for each request.
 */
final class FilterLine implements WebFilter {

    private final WebFilterChain first;

    /**
     * A line.
     *
     * @param filters in their order
     * @param last what comes behind them
     */
    FilterLine(List<WebFilter> filters, WebHandler last) {
        WebFilterChain next = last::handle;
        for (var filter : filters.reversed()) {
            next = new Place(filter, next);
        }
        first = next;
    }

    /** The end of the chain that this one stands in is the end of this line. */
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain end) {
        return first.filter(exchange);
    }

    private record Place(WebFilter filter, WebFilterChain next) implements WebFilterChain {

        /** No filter before it has to be done when it is asked for what comes behind it. */
        @Override
        public Mono<Void> filter(ServerWebExchange exchange) {
            return Mono.defer(() -> filter.filter(exchange, next));
        }
    }
}
