package io.waybill.api.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.api.security.AccessTokens;
import io.waybill.api.security.Role;
import io.waybill.api.signin.SignInThrottle;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Signs people in. */
@RestController
class LoginEndpoint {

    private final Accounts accounts;
    private final Passwords passwords;
    private final AccessTokens tokens;
    private final SignInThrottle throttle;

    LoginEndpoint(Accounts accounts, Passwords passwords, AccessTokens tokens, SignInThrottle throttle) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
        this.throttle = throttle;
    }

    @PostMapping("/api/auth/login")
    @Operation(
            summary = "Sign in with an email address and a password",
            security = {})
    Mono<Token> login(@Valid @RequestBody Credentials credentials, ServerWebExchange exchange) {
        Mono<Account> check = accounts.withEmail(credentials.email())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(account -> verified(account, credentials.password()));
        return throttle.guard(credentials.email(), exchange, check)
                .switchIfEmpty(Mono.error(LoginEndpoint::wrong))
                .flatMap(this::token);
    }

    private Mono<Account> verified(Optional<Account> account, String password) {
        var matches = account.map(known -> passwords.matches(password, known.passwordHash()))
                .orElseGet(() -> passwords.matchesNobody(password));
        // Whoever may not sign in learns so only with the right password's work done.
        return matches.filter(good -> good)
                .flatMap(good -> Mono.justOrEmpty(account))
                .filter(Account::isActive);
    }

    private Mono<Token> token(Account account) {
        // Signing reads the secure random source, which may block.
        return passwords.offEventLoop(() -> new Token(
                tokens.issue(account.id(), account.username(), Role.permissionsOf(account.roles())),
                "Bearer",
                AccessTokens.LIFETIME.toSeconds()));
    }

    private static ProblemException wrong() {
        return new ProblemException(ProblemType.UNAUTHENTICATED, "The email address or the password is wrong.");
    }

    /**
     * What to sign in with.
     *
     * @param email the address
     * @param password the password
     */
    record Credentials(
            @NotBlank @Size(max = 254) String email,
            @NotBlank @Size(max = 1024) String password) {

        @Override
        public String toString() {
            return "Credentials[]"; // Neither may get into a log.
        }
    }

    /**
     * A token to send as {@code Authorization: Bearer}.
     *
     * @param accessToken the token
     * @param tokenType always {@code Bearer}
     * @param expiresIn how long it is good for, in seconds
     */
    record Token(String accessToken, String tokenType, long expiresIn) {}
}
