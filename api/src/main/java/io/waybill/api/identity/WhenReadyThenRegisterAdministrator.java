package io.waybill.api.identity;

import io.waybill.messages.MetaDataKeys;
import io.waybill.messages.Refusal;
import io.waybill.messages.user.RegisterUser;
import io.waybill.messages.user.UserRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.extensions.reactor.commandhandling.gateway.ReactorCommandGateway;
import org.axonframework.messaging.HandlerExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Makes the first administrator a user as every other. The account is there before the first request; the user comes to be
 * as soon as somebody takes commands, and does so once however often it is asked for.
 */
@Component
class WhenReadyThenRegisterAdministrator implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(WhenReadyThenRegisterAdministrator.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final BootstrapAdministrator administrator;
    private final Accounts accounts;
    private final ReactorCommandGateway gateway;
    private volatile @Nullable Disposable registering;

    WhenReadyThenRegisterAdministrator(
            BootstrapAdministrator administrator, Accounts accounts, ReactorCommandGateway gateway) {
        this.administrator = administrator;
        this.accounts = accounts;
        this.gateway = gateway;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        registering = accounts.unregisteredWithEmail(administrator.email())
                .flatMap(this::register)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                        .maxBackoff(LONGEST_PAUSE)
                        .filter(failure -> !isRefused(failure)))
                .subscribe(
                        registered -> log.info("The administrator is registered as a user"),
                        failure -> log.warn("The administrator cannot be registered as a user", failure));
    }

    private Mono<Object> register(Account account) {
        var command = new RegisterUser(account.id(), account.email(), account.username(), List.of(UserRole.ADMIN));
        return Mono.defer(() -> gateway.send(new GenericCommandMessage<>(
                command,
                Map.of(MetaDataKeys.USER_ID, account.id(), MetaDataKeys.REQUEST_ID, "bootstrap-" + account.id()))));
    }

    /** Trying again changes nothing where a rule forbids it. */
    private static boolean isRefused(Throwable failure) {
        return HandlerExecutionException.resolveDetails(failure).orElse(null) instanceof Refusal refusal
                && refusal.reason() != Refusal.Reason.UNAVAILABLE;
    }

    @Override
    public void destroy() {
        var pending = registering;
        if (pending != null) {
            pending.dispose();
        }
    }
}
