package io.waybill.api.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.waybill.api.identity.Account.State;
import io.waybill.api.message.Commands;
import io.waybill.api.message.Preconditions;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.api.request.AskedBy;
import io.waybill.api.request.RequestIdentity;
import io.waybill.api.security.Role;
import io.waybill.api.security.SignedInUser;
import io.waybill.messages.Refusal;
import io.waybill.messages.Refusal.Reason;
import io.waybill.messages.Texts;
import io.waybill.messages.user.RegisterUser;
import io.waybill.messages.user.UserRole;
import io.waybill.messages.user.UserVersion;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.HandlerExecutionException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Lets anybody register. The account is kept as pending before the event and opened after it; where this process dies
 * between the two, the event opens it.
 */
@RestController
class RegistrationEndpoint {

    private static final List<UserRole> ROLES = List.of(UserRole.CUSTOMER);

    private final Accounts accounts;
    private final Passwords passwords;
    private final Commands commands;

    RegistrationEndpoint(Accounts accounts, Passwords passwords, Commands commands) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.commands = commands;
    }

    @PostMapping("/api/auth/register")
    @Operation(
            summary = "Register as a customer",
            security = {})
    @ApiResponse(responseCode = "201")
    Mono<ResponseEntity<UserAnswer>> register(
            @Valid @RequestBody RegistrationRequest request, ServerWebExchange exchange) {
        var identity = RequestIdentity.of(exchange);
        String id = identity.newId();
        var command = new RegisterUser(id, request.email(), request.username(), ROLES);
        // Nobody is signed in yet: it is the new user who asks. The name is not said again where it is not sealed.
        var asking = new SignedInUser(id, "", Set.of(), Instant.now());
        return accounts.unregisteredWithEmail(request.email())
                .flatMap(taken -> Mono.<String>error(RegistrationEndpoint::taken))
                .switchIfEmpty(passwords.hash(request.password()))
                .flatMap(hash -> prepare(id, request, hash))
                .then(commands.<UserVersion>send(command, identity.withoutFingerprint(), asking, exchange)
                        // Nobody came to be, so nothing about anybody stays.
                        .onErrorResume(
                                RegistrationEndpoint::isConflict,
                                refused -> accounts.abandon(id).then(Mono.error(refused))))
                .doOnNext(registered -> AskedBy.note(exchange, registered.userId()))
                .flatMap(registered -> accounts.activate(id).thenReturn(registered))
                .map(registered -> ResponseEntity.created(URI.create("/api/users/" + id))
                        .eTag(Preconditions.eTag(registered.version()))
                        .body(new UserAnswer(
                                id, request.email(), request.username(), ROLES, null, registered.version())));
    }

    private static boolean isConflict(Throwable failure) {
        return failure instanceof HandlerExecutionException refused
                && refused.getDetails().orElse(null) instanceof Refusal refusal
                && refusal.reason() == Reason.CONFLICT;
    }

    private Mono<Void> prepare(String id, RegistrationRequest request, String hash) {
        var account = new Account(id, request.email(), request.username(), hash, List.of(Role.CUSTOMER), State.PENDING);
        return accounts.forgetUnfinished()
                .then(accounts.addIfAbsent(account))
                .then(accounts.of(id))
                .filter(kept -> kept.state() != State.PENDING || isAskedForBy(request, kept))
                .switchIfEmpty(Mono.error(RegistrationEndpoint::reused))
                .then();
    }

    /** A pending account with the id of this request is from the same request, sent before, or from another one. */
    private static boolean isAskedForBy(RegistrationRequest request, Account pending) {
        return Texts.folded(pending.email()).equals(Texts.folded(request.email()))
                && pending.username().equals(request.username());
    }

    private static ProblemException taken() {
        return new ProblemException(ProblemType.CONFLICT, "This email address belongs to someone else.");
    }

    private static ProblemException reused() {
        return new ProblemException(
                ProblemType.KEY_REUSED, "This idempotency key was used for another request before.");
    }
}
