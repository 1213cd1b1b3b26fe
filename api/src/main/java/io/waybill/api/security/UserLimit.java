package io.waybill.api.security;

import io.waybill.api.limit.Limit;
import io.waybill.api.limit.LimitSettings;
import io.waybill.api.limit.RateLimits;
import java.util.Optional;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
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
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(context -> context.getAuthentication())
                .filter(signedIn -> signedIn.getPrincipal() instanceof SignedInUser)
                .map(signedIn -> Optional.of((SignedInUser) signedIn.getPrincipal()))
                .defaultIfEmpty(Optional.empty())
                .flatMap(user -> user.isEmpty() ? chain.filter(exchange) : counted(user.get(), exchange, chain));
    }

    private Mono<Void> counted(SignedInUser user, ServerWebExchange exchange, WebFilterChain chain) {
        return limits.take(limit, user.id()).flatMap(verdict -> {
            verdict.tell(exchange.getResponse().getHeaders());
            return verdict.allowed() ? chain.filter(exchange) : Mono.error(verdict.problem());
        });
    }
}
