package io.waybill.api.identity;

import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.api.security.AccessTokens;
import io.waybill.api.security.Revocations;
import io.waybill.api.security.Role;
import io.waybill.api.session.CookieGuard;
import io.waybill.api.session.Device;
import io.waybill.api.session.RefreshCookie;
import io.waybill.api.session.Refreshed.OpenSession;
import io.waybill.api.session.Sessions;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What signing in and refreshing have in common. */
@Component
class SignIn {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Accounts accounts;
    private final Sessions sessions;
    private final AccessTokens tokens;
    private final Revocations revocations;
    private final CookieGuard guard;

    SignIn(Accounts accounts, Sessions sessions, AccessTokens tokens, Revocations revocations, CookieGuard guard) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.revocations = revocations;
        this.guard = guard;
    }

    /**
     * Opens a session.
     *
     * @param account whose password was shown
     * @param cookie whether the refresh token goes into the cookie
     * @param exchange the request
     * @return the answer, or empty if meanwhile the password is another one or the account is no longer good
     */
    Mono<TokenAnswer> open(Account account, boolean cookie, ServerWebExchange exchange) {
        if (cookie) {
            guard.requireOwnPage(exchange.getRequest());
        }
        return sessions.open(account.id(), account.passwordVersion(), Device.of(exchange.getRequest()))
                // Looked at once more: what ends all sessions from now on ends this one too.
                .flatMap(session -> upToDate(account.id())
                        .filter(now -> now.isActive() && now.passwordVersion() == account.passwordVersion())
                        .switchIfEmpty(Mono.defer(
                                () -> sessions.end(account.id(), session.id()).then(Mono.empty())))
                        .flatMap(now -> answer(now, session, cookie, exchange)));
    }

    /**
     * The account as it is, and no older than what is known to be revoked: a token that told of an earlier version would be
     * refused.
     *
     * @return the account, or empty if there is none; fails if it does not follow within 5 s
     */
    Mono<Account> upToDate(String id) {
        return accounts.of(id).flatMap(account -> {
            long lowest = revocations.lowestVersion(id);
            return account.version() >= lowest ? Mono.just(account) : followed(id, lowest);
        });
    }

    private Mono<Account> followed(String id, long version) {
        return accounts.awaitVersion(id, version, PATIENCE)
                .filter(followed -> followed)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        ProblemType.UNAVAILABLE, "This account is being changed; try again in a moment.")))
                .flatMap(followed -> accounts.of(id));
    }

    /** The tokens of a session. */
    Mono<TokenAnswer> answer(Account account, OpenSession session, boolean cookie, ServerWebExchange exchange) {
        return tokens.issue(
                        account.id(),
                        account.username(),
                        Role.permissionsOf(account.roles()),
                        session.id(),
                        account.version())
                .map(accessToken -> {
                    if (cookie) {
                        RefreshCookie.set(exchange, session.refreshToken(), session.left());
                    }
                    return new TokenAnswer(
                            accessToken,
                            "Bearer",
                            tokens.lifetime().toSeconds(),
                            cookie ? null : session.refreshToken(),
                            session.left().toSeconds());
                });
    }
}
