package io.waybill.api.session;

import io.swagger.v3.oas.annotations.Operation;
import io.waybill.api.security.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Signs people out. An answer means that the refresh token is good for nothing any more, and soon no access token either. */
@RestController
class LogoutEndpoint {

    private final Sessions sessions;
    private final CookieGuard guard;

    LogoutEndpoint(Sessions sessions, CookieGuard guard) {
        this.sessions = sessions;
        this.guard = guard;
    }

    @PostMapping("/api/auth/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Sign out this device: the one of the access token, or of the cookie where there is no token")
    Mono<Void> logout(@AuthenticationPrincipal @Nullable SignedInUser user, ServerWebExchange exchange) {
        String cookie = RefreshCookie.in(exchange);
        if (cookie != null) {
            guard.requireOwnPage(exchange.getRequest());
        }
        if (user == null && cookie == null) {
            return Mono.error(new AuthenticationCredentialsNotFoundException("nobody is signed in"));
        }
        Mono<Void> byToken = user == null ? Mono.empty() : sessions.end(user.id(), user.sessionId());
        // The access token may have expired long before, and the cookie may be of an earlier session.
        Mono<Void> byCookie = sessions.find(cookie).flatMap(found -> sessions.end(found.userId(), found.sessionId()));
        return byToken.then(byCookie).then(Mono.fromRunnable(() -> RefreshCookie.clear(exchange)));
    }

    @PostMapping("/api/auth/logout-all")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Sign out all of one's own devices")
    Mono<Void> logoutAll(@AuthenticationPrincipal SignedInUser user, ServerWebExchange exchange) {
        return sessions.endAll(user.id())
                // Also where Redis has lost it.
                .then(sessions.end(user.id(), user.sessionId()))
                .then(Mono.fromRunnable(() -> RefreshCookie.clear(exchange)));
    }
}
