package io.waybill.api.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.waybill.api.message.Commands;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.api.request.AskedBy;
import io.waybill.api.request.RequestIdentity;
import io.waybill.api.security.SignedInUser;
import io.waybill.api.session.CookieGuard;
import io.waybill.api.session.Device;
import io.waybill.api.session.PresentedToken;
import io.waybill.api.session.RefreshCookie;
import io.waybill.api.session.Refreshed;
import io.waybill.api.session.Refreshed.Renewed;
import io.waybill.api.session.Refreshed.Reused;
import io.waybill.api.session.Refreshed.Unknown;
import io.waybill.api.session.Sessions;
import io.waybill.messages.user.RecordRefreshTokenReuse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Keeps people signed in. Everything that can fail comes before the refresh token is spent, but for the answer getting lost.
 * Whatever is wrong with a token, the answer is the same.
 */
@RestController
class RefreshEndpoint {

    private static final Logger log = LoggerFactory.getLogger(RefreshEndpoint.class);

    private final Sessions sessions;
    private final SignIn signIn;
    private final CookieGuard guard;
    private final Commands commands;

    RefreshEndpoint(Sessions sessions, SignIn signIn, CookieGuard guard, Commands commands) {
        this.sessions = sessions;
        this.signIn = signIn;
        this.guard = guard;
        this.commands = commands;
    }

    @PostMapping("/api/auth/refresh")
    @Operation(
            summary = "Exchange a refresh token, in the body or in the cookie, for the next pair of tokens",
            security = {})
    Mono<TokenAnswer> refresh(
            @Valid @RequestBody(required = false) @Nullable RefreshRequest request, ServerWebExchange exchange) {
        boolean cookie = request == null;
        if (cookie) {
            guard.requireOwnPage(exchange.getRequest());
        }
        String token = request == null ? RefreshCookie.in(exchange) : request.refreshToken();
        return sessions.find(token)
                .doOnNext(presented -> AskedBy.note(exchange, presented.userId()))
                .flatMap(presented -> signIn.upToDate(presented.userId())
                        .filter(account -> isGood(account, presented))
                        .switchIfEmpty(Mono.defer(() -> end(presented)))
                        .flatMap(account -> sessions.refresh(presented, Device.of(exchange.getRequest()))
                                .flatMap(refreshed -> answer(refreshed, account, cookie, exchange))))
                .switchIfEmpty(Mono.error(RefreshEndpoint::notGood));
    }

    private static boolean isGood(Account account, PresentedToken presented) {
        return account.isActive() && account.passwordVersion() == presented.passwordVersion();
    }

    private Mono<Account> end(PresentedToken presented) {
        return sessions.end(presented.userId(), presented.sessionId()).then(Mono.empty());
    }

    private Mono<TokenAnswer> answer(Refreshed refreshed, Account account, boolean cookie, ServerWebExchange exchange) {
        return switch (refreshed) {
            case Renewed renewed -> signIn.answer(account, renewed.session(), cookie, exchange);
            case Unknown unknown -> Mono.empty();
            case Reused reused -> raise(reused.sessionId(), account, exchange).then(Mono.empty());
        };
    }

    /** Once for each session: presented yet another time, it is the same request. Whatever becomes of it, nobody gets in. */
    private Mono<Void> raise(String sessionId, Account account, ServerWebExchange exchange) {
        log.warn(
                "A spent refresh token of the user {} was presented again; its session {} ended",
                account.id(),
                sessionId);
        // Who presented it must not be able to keep this from being told.
        var unconditional = exchange.mutate()
                .request(request -> request.headers(headers -> headers.remove(HttpHeaders.IF_MATCH)))
                .build();
        var owner = new SignedInUser(account.id(), account.username(), Set.of(), Instant.now());
        return commands.send(
                        new RecordRefreshTokenReuse(account.id(), sessionId),
                        RequestIdentity.once("reuse-" + sessionId),
                        owner,
                        unconditional)
                .onErrorResume(failure -> Mono.fromRunnable(
                        () -> log.warn("It cannot be recorded that a refresh token was reused", failure)))
                .then();
    }

    private static ProblemException notGood() {
        return new ProblemException(
                ProblemType.UNAUTHENTICATED, "The refresh token is not good, or no longer: sign in again.");
    }

    /**
     * What to refresh with, as clients write it.
     *
     * @param refreshToken the refresh token that came with the last pair
     */
    record RefreshRequest(@NotBlank @Size(max = 200) String refreshToken) {

        @Override
        public String toString() {
            return "RefreshRequest[]"; // It may not get into a log.
        }
    }
}
