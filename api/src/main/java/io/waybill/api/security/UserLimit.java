package io.waybill.api.security;

import io.waybill.api.limit.Limit;
import io.waybill.api.limit.LimitSettings;
import io.waybill.api.limit.RateLimits;
import io.waybill.api.request.Ready;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** How often a person who is signed in may ask. */
final class UserLimit implements WebFilter {

    private final RateLimits limits;
    private final Limit limit;

    UserLimit(RateLimits limits, LimitSettings settings) {
        this.limits = limits;
        this.limit = new Limit("user", settings.user());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var user = SignedInUser.of(exchange);
        return user == null
                ? chain.filter(exchange)
                : Ready.then(limits.take(limit, user.id()), verdict -> {
                    verdict.tell(exchange.getResponse().getHeaders());
                    return verdict.allowed() ? chain.filter(exchange) : Mono.error(verdict.problem());
                });
    }
}
