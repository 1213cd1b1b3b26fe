package io.waybill.api.security;

import io.waybill.api.problem.Problems;
import io.waybill.api.request.AskedBy;
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
        var signedIn = header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? tokens.verify(header.substring(BEARER.length()).strip())
                : Mono.<SignedInUser>empty();
        return signedIn.filter(user -> !revocations.include(user))
                .doOnNext(user -> AskedBy.note(exchange, user.id()))
                .map(user -> chain.filter(exchange)
                        .contextWrite(ReactiveSecurityContextHolder.withAuthentication(new BearerAuthentication(user))))
                // Which of the two it is, is decided here; what comes of it must not make it the other.
                .defaultIfEmpty(
                        Mono.defer(() -> problems.handle(exchange, new BadCredentialsException("bad access token"))))
                .flatMap(outcome -> outcome);
    }
}
