package io.waybill.api.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.waybill.api.message.Commands;
import io.waybill.api.problem.Problem.FieldError;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.api.request.RequestIdentity;
import io.waybill.api.security.SignedInUser;
import io.waybill.api.session.Sessions;
import io.waybill.api.signin.SignInThrottle;
import io.waybill.messages.user.RecordPasswordChange;
import io.waybill.messages.user.UserVersion;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Changes one's own password. The event comes first: where this process dies before the new password is kept, the old one
 * is still good and the request can be sent again. Every other session ends before the new password is kept, so that where
 * that cannot be done nothing has changed; and once more after it, since somebody may just have signed in with the old one.
 */
@RestController
class PasswordEndpoint {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Commands commands;
    private final Sessions sessions;
    private final SignInThrottle throttle;

    PasswordEndpoint(
            Accounts accounts, Passwords passwords, Commands commands, Sessions sessions, SignInThrottle throttle) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.commands = commands;
        this.sessions = sessions;
        this.throttle = throttle;
    }

    @PostMapping("/api/auth/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Change one's own password")
    Mono<Void> change(
            @Valid @RequestBody PasswordRequest request,
            @AuthenticationPrincipal SignedInUser user,
            ServerWebExchange exchange) {
        return accounts.of(user.id())
                .filter(Account::isActive)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("user", user.id())))
                .doOnNext(account -> requireWithoutEmail(request.newPassword(), account))
                .flatMap(account -> throttle.guard(account.email(), exchange, isDone(request, account))
                        .switchIfEmpty(Mono.error(() -> wrong("/oldPassword", "is wrong")))
                        // Of a request that is sent again, sessions may be left to end.
                        .flatMap(done -> done
                                ? sessions.endOthers(user.id(), user.sessionId(), account.passwordVersion())
                                : replace(request, account, user, exchange)));
    }

    /** Empty where the old password is wrong; a request that is sent again finds the new one in place. */
    private Mono<Boolean> isDone(PasswordRequest request, Account account) {
        return passwords
                .matches(request.oldPassword(), account.passwordHash())
                .flatMap(known -> known
                        ? Mono.just(false)
                        : passwords
                                .matches(request.newPassword(), account.passwordHash())
                                .filter(done -> done));
    }

    private Mono<Void> replace(
            PasswordRequest request, Account account, SignedInUser user, ServerWebExchange exchange) {
        var identity = RequestIdentity.of(exchange).withoutFingerprint();
        return requireNew(request.newPassword(), account)
                .then(commands.<UserVersion>send(new RecordPasswordChange(user.id()), identity, user, exchange))
                .then(passwords.hash(request.newPassword()))
                .flatMap(hash -> sessions.endOthers(user.id(), user.sessionId(), account.passwordVersion())
                        .then(accounts.changePassword(user.id(), hash)))
                .flatMap(version -> sessions.endOthers(user.id(), user.sessionId(), version));
    }

    /** One after the other, the present one first: hashing is dear. */
    private Mono<Void> requireNew(String password, Account account) {
        return Flux.just(account.passwordHash())
                .concatWith(accounts.formerPasswords(account.id()).flatMapIterable(hashes -> hashes))
                .concatMap(hash -> passwords.matches(password, hash), 1)
                .any(used -> used)
                .filter(used -> !used)
                .switchIfEmpty(Mono.error(() -> wrong("/newPassword", "is one of the last five passwords")))
                .then();
    }

    private static void requireWithoutEmail(String password, Account account) {
        if (WithoutTheEmail.Check.contains(password, account.email())) {
            throw wrong("/newPassword", "must not contain the email address");
        }
    }

    private static ProblemException wrong(String pointer, String detail) {
        return new ProblemException(
                ProblemType.INVALID_REQUEST, "Some fields are wrong.", List.of(new FieldError(pointer, detail)));
    }

    /**
     * What to change, as clients write it.
     *
     * @param oldPassword the password so far
     * @param newPassword the password from now on, {@value UserText#SHORTEST_PASSWORD} to
     *     {@value UserText#LONGEST_PASSWORD} characters without the address in it, none of the most
     *     common ones and none of the last five
     */
    record PasswordRequest(
            @NotNull @Size(max = UserText.LONGEST_PASSWORD) String oldPassword,

            @NotNull @Size(min = UserText.SHORTEST_PASSWORD, max = UserText.LONGEST_PASSWORD) @NotCommon
            String newPassword) {

        @Override
        public String toString() {
            return "PasswordRequest[]"; // Neither may get into a log.
        }
    }
}
