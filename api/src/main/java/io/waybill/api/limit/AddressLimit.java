package io.waybill.api.limit;

import io.waybill.api.request.Ready;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * How often anybody at one network address may ask, and how often to sign in and to register, which cost more. Part of the
 * security chain: before the token is looked at, and behind what sets headers.
 */
public final class AddressLimit implements WebFilter {

    private static final PathPattern API = pattern("/api/**");

    private final RateLimits limits;
    private final Limit everything;
    private final Map<PathPattern, Limit> dear;

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
                pattern("/api/auth/login"), new Limit("sign-in", settings.signIn()),
                pattern("/api/auth/register"), new Limit("registration", settings.registration()));
    }

    private static PathPattern pattern(String path) {
        return PathPatternParser.defaultInstance.parse(path);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        // As patterns see it: a path can be written in many ways.
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        if (!API.matches(path)) {
            return chain.filter(exchange);
        }
        String address = ClientAddress.of(exchange);
        Mono<Void> go = chain.filter(exchange);
        return pass(
                everything,
                address,
                exchange,
                special(exchange, path)
                        .map(special -> pass(special, address, exchange, go))
                        .orElse(go));
    }

    private Optional<Limit> special(ServerWebExchange exchange, PathContainer path) {
        return HttpMethod.POST.equals(exchange.getRequest().getMethod())
                ? dear.entrySet().stream()
                        .filter(entry -> entry.getKey().matches(path))
                        .map(Map.Entry::getValue)
                        .findFirst()
                : Optional.empty();
    }

    private Mono<Void> pass(Limit limit, String address, ServerWebExchange exchange, Mono<Void> next) {
        return Ready.then(limits.take(limit, address), verdict -> {
            verdict.tell(exchange.getResponse().getHeaders());
            return verdict.allowed() ? next : Mono.error(verdict.problem());
        });
    }
}
