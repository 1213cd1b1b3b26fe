package io.waybill.api.openapi;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Makes the API documentation off the event loop: springdoc reads class files for it, and its pages are in a jar. */
@Component
class OffEventLoop implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getPath().value();
        var handled = chain.filter(exchange);
        return path.startsWith("/openapi") || path.startsWith("/docs") || path.startsWith("/webjars/")
                ? handled.subscribeOn(Schedulers.boundedElastic())
                : handled;
    }
}
