package io.waybill.api.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.waybill.api.message.Commands;
import io.waybill.api.message.Preconditions;
import io.waybill.api.message.Queries;
import io.waybill.api.problem.Problem.FieldError;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.api.request.RequestIdentity;
import io.waybill.api.security.SignedInUser;
import io.waybill.messages.user.ArePersonalKeysDestroyed;
import io.waybill.messages.user.ChangeUserProfile;
import io.waybill.messages.user.ChangeUserRoles;
import io.waybill.messages.user.DeactivateUser;
import io.waybill.messages.user.EraseUser;
import io.waybill.messages.user.ReactivateUser;
import io.waybill.messages.user.UserRole;
import io.waybill.messages.user.UserVersion;
import io.waybill.messages.user.UserView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Changes users. An answer waits until the account has followed, so that who is told it is done cannot sign in as before;
 * where that takes longer than 5 s the answer is 202, and it follows all the same.
 */
@RestController
@RequestMapping("/api/users/{id}")
class UserEndpoint {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Accounts accounts;
    private final Commands commands;
    private final Queries queries;
    private final ReadYourUsers readYourUsers;

    UserEndpoint(Accounts accounts, Commands commands, Queries queries, ReadYourUsers readYourUsers) {
        this.accounts = accounts;
        this.commands = commands;
        this.queries = queries;
        this.readYourUsers = readYourUsers;
    }

    @PatchMapping
    @Operation(summary = "Change one's own name or email address, or as an administrator anybody's")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(oneOf = {UserAnswer.class, UserView.class})))
    Mono<ResponseEntity<Object>> change(
            @PathVariable String id,
            @Valid @RequestBody ProfileRequest request,
            @AuthenticationPrincipal SignedInUser user,
            ServerWebExchange exchange) {
        if (request.username() == null && request.email() == null) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "Give a username, an email address, or both.",
                    List.of(new FieldError("", "must have a username or an email")));
        }
        Mono<Void> free = request.email() == null ? Mono.empty() : requireFree(request.email(), id);
        return free.then(answer(
                new ChangeUserProfile(id, request.username(), request.email()),
                changed -> new UserAnswer(id, request.email(), request.username(), null, null, changed.version()),
                user,
                exchange));
    }

    private Mono<Void> requireFree(String email, String id) {
        return accounts.unregisteredWithEmail(email)
                .filter(account -> !account.id().equals(id))
                .flatMap(taken -> Mono.error(() ->
                        new ProblemException(ProblemType.CONFLICT, "This email address belongs to someone else.")));
    }

    @PutMapping("/roles")
    @Operation(summary = "Decide what a user does")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(oneOf = {UserAnswer.class, UserView.class})))
    Mono<ResponseEntity<Object>> changeRoles(
            @PathVariable String id,
            @Valid @RequestBody RolesRequest request,
            @AuthenticationPrincipal SignedInUser user,
            ServerWebExchange exchange) {
        var command = new ChangeUserRoles(id, request.roles(), user.id());
        return answer(
                command,
                changed -> new UserAnswer(id, null, null, command.roles(), null, changed.version()),
                user,
                exchange);
    }

    @PostMapping("/deactivate")
    @Operation(summary = "Keep a user from signing in")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(oneOf = {UserAnswer.class, UserView.class})))
    Mono<ResponseEntity<Object>> deactivate(
            @PathVariable String id, @AuthenticationPrincipal SignedInUser user, ServerWebExchange exchange) {
        return answer(
                new DeactivateUser(id, user.id()),
                changed -> new UserAnswer(id, null, null, null, false, changed.version()),
                user,
                exchange);
    }

    @PostMapping("/reactivate")
    @Operation(summary = "Let a user sign in again")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(oneOf = {UserAnswer.class, UserView.class})))
    Mono<ResponseEntity<Object>> reactivate(
            @PathVariable String id, @AuthenticationPrincipal SignedInUser user, ServerWebExchange exchange) {
        return answer(
                new ReactivateUser(id),
                changed -> new UserAnswer(id, null, null, null, true, changed.version()),
                user,
                exchange);
    }

    private Mono<ResponseEntity<Object>> answer(
            Object command, Function<UserVersion, UserAnswer> body, SignedInUser user, ServerWebExchange exchange) {
        var identity = RequestIdentity.of(exchange).withoutFingerprint();
        return commands.<UserVersion>send(command, identity, user, exchange)
                .flatMap(changed -> accounts.awaitVersion(changed.userId(), changed.version(), PATIENCE)
                        .zipWhen(followed -> readYourUsers.shown(changed, exchange))
                        .map(both -> ResponseEntity.status(both.getT2().status(done(both.getT1())))
                                .eTag(Preconditions.eTag(changed.version()))
                                .body(
                                        both.getT2().view() == null
                                                ? body.apply(changed)
                                                : both.getT2().view())));
    }

    private static HttpStatus done(boolean followed) {
        return followed ? HttpStatus.OK : HttpStatus.ACCEPTED;
    }

    @DeleteMapping
    @Operation(summary = "Forget a user for good: oneself, or as an administrator anybody else")
    @ApiResponse(responseCode = "204")
    Mono<ResponseEntity<Void>> erase(
            @PathVariable String id, @AuthenticationPrincipal SignedInUser user, ServerWebExchange exchange) {
        return commands.<UserVersion>send(new EraseUser(id, user.id()), user, exchange)
                .flatMap(erased -> accounts.awaitVersion(id, erased.version(), PATIENCE)
                        .flatMap(gone -> gone ? awaitDestroyedKeys(id) : Mono.just(false))
                        .map(done -> ResponseEntity.status(done ? HttpStatus.NO_CONTENT : HttpStatus.ACCEPTED)
                                .eTag(Preconditions.eTag(erased.version()))
                                .build()));
    }

    private Mono<Boolean> awaitDestroyedKeys(String id) {
        return Mono.defer(() -> queries.ask(new ArePersonalKeysDestroyed(id), Boolean.class))
                .filter(destroyed -> destroyed)
                .repeatWhenEmpty(tries -> tries.delayElements(BETWEEN_LOOKS))
                .timeout(PATIENCE, Mono.just(false))
                .defaultIfEmpty(false);
    }

    /**
     * What a user does, as clients write it.
     *
     * @param roles the roles, at least one
     */
    record RolesRequest(@NotEmpty @Size(max = 5) List<@NotNull UserRole> roles) {}
}
