package io.waybill.api.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.api.request.AskedBy;
import io.waybill.api.signin.SignInThrottle;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Signs people in. */
@RestController
class LoginEndpoint {

    private final Accounts accounts;
    private final Passwords passwords;
    private final SignIn signIn;
    private final SignInThrottle throttle;

    LoginEndpoint(Accounts accounts, Passwords passwords, SignIn signIn, SignInThrottle throttle) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.signIn = signIn;
        this.throttle = throttle;
    }

    @PostMapping("/api/auth/login")
    @Operation(
            summary = "Sign in with an email address and a password",
            security = {})
    Mono<TokenAnswer> login(
            @Valid @RequestBody Credentials credentials,
            @RequestParam(defaultValue = "false") boolean cookie,
            ServerWebExchange exchange) {
        Mono<Account> check = accounts.withEmail(credentials.email())
                .doOnNext(account -> AskedBy.note(exchange, account.id()))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(account -> verified(account, credentials.password()));
        return throttle.guard(credentials.email(), exchange, check)
                .flatMap(account -> signIn.open(account, cookie, exchange))
                .switchIfEmpty(Mono.error(LoginEndpoint::wrong));
    }

    private Mono<Account> verified(Optional<Account> account, String password) {
        var matches = account.map(known -> passwords.matches(password, known.passwordHash()))
                .orElseGet(() -> passwords.matchesNobody(password));
        // Whoever may not sign in learns so only with the right password's work done.
        return matches.filter(good -> good)
                .flatMap(good -> Mono.justOrEmpty(account))
                .filter(Account::isActive);
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
}
