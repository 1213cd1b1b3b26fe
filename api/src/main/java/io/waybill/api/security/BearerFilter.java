package io.waybill.api.security;

import io.waybill.api.problem.Problems;
import io.waybill.api.request.AskedBy;
import io.waybill.api.request.Ready;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Signs in whoever sends an access token that is good. One that is not is refused, even where none is needed. */
final class BearerFilter implements WebFilter {

    private static final String BEARER = "Bearer ";

    private final AccessTokens tokens;
    private final Revocations revocations;
    private final Problems problems;

    BearerFilter(AccessTokens tokens, Revocations revocations, Problems problems) {
        this.tokens = tokens;
        this.revocations = revocations;
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return chain.filter(exchange);
        }
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return refused(exchange);
        }
        var verified = tokens.verify(header.substring(BEARER.length()).strip());
        return Ready.then(
                verified,
                found -> found.map(user -> signedIn(user, exchange, chain)).orElseGet(() -> refused(exchange)));
    }

    private Mono<Void> signedIn(SignedInUser user, ServerWebExchange exchange, WebFilterChain chain) {
        if (revocations.include(user)) {
            return refused(exchange);
        }
        AskedBy.note(exchange, user.id());
        user.signIn(exchange);
        return chain.filter(exchange)
                .contextWrite(ReactiveSecurityContextHolder.withAuthentication(new BearerAuthentication(user)));
    }

    private Mono<Void> refused(ServerWebExchange exchange) {
        return problems.handle(exchange, new BadCredentialsException("bad access token"));
    }
}
