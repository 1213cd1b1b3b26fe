package io.waybill.api.problem;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses parameters with a NUL in them, which no store of texts takes. */
@Component
class ReadableQuery implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (exchange.getRequest().getURI().getRawQuery() == null) {
            return chain.filter(exchange);
        }
        boolean readable = exchange.getRequest().getQueryParams().values().stream()
                .flatMap(values -> values.stream())
                .allMatch(value -> value == null || value.indexOf(0) < 0);
        return readable
                ? chain.filter(exchange)
                : Mono.error(new ProblemException(ProblemType.INVALID_REQUEST, "A parameter holds the character NUL."));
    }
}
