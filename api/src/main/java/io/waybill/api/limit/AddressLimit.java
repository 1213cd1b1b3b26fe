package io.waybill.api.limit;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * How often anybody at one network address may ask, and how often to sign in and to register, which cost more. Part of the
 * security chain: before the token is looked at, and behind what sets headers.
 */
public final class AddressLimit implements WebFilter {

    private final RateLimits limits;
    private final Limit everything;
    private final Map<String, Limit> dear;

    /**
     * The limits of the configuration.
     *
     * @param limits counts
     * @param settings the configuration
     */
    public AddressLimit(RateLimits limits, LimitSettings settings) {
        this.limits = limits;
        this.everything = new Limit("address", settings.address());
        this.dear = Map.of(
                "/api/auth/login", new Limit("sign-in", settings.signIn()),
                "/api/auth/register", new Limit("registration", settings.registration()));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getPath().value();
        if (!path.startsWith("/api/")) {
            return chain.filter(exchange);
        }
        String address = ClientAddress.of(exchange);
        @Nullable Limit special = HttpMethod.POST.equals(exchange.getRequest().getMethod()) ? dear.get(path) : null;
        Mono<Void> go = chain.filter(exchange);
        return pass(everything, address, exchange, special == null ? go : pass(special, address, exchange, go));
    }

    private Mono<Void> pass(Limit limit, String address, ServerWebExchange exchange, Mono<Void> next) {
        return limits.take(limit, address).flatMap(verdict -> {
            verdict.tell(exchange.getResponse().getHeaders());
            return verdict.allowed() ? next : Mono.error(verdict.problem());
        });
    }
}
