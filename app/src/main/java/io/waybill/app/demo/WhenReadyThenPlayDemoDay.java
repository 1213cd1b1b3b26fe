package io.waybill.app.demo;

import io.waybill.api.identity.BootstrapAdministrator;
import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * With {@code waybill.demo=true}, plays one day on this very process once it is ready, and stops when it shuts down.
 * {@code waybill.demo.duration} (90 s unless configured) and {@code waybill.demo.seed} shape the day.
 */
@ConditionalOnBooleanProperty("waybill.demo")
public class WhenReadyThenPlayDemoDay {

    private static final Logger log = LoggerFactory.getLogger(WhenReadyThenPlayDemoDay.class);

    private final Environment environment;
    private final ObjectProvider<BootstrapAdministrator> administrator;
    private final Duration duration;
    private final long seed;
    private final Disposable.Swap playing = Disposables.swap();

    WhenReadyThenPlayDemoDay(
            Environment environment,
            ObjectProvider<BootstrapAdministrator> administrator,
            @Value("${waybill.demo.duration:90s}") Duration duration,
            @Value("${waybill.demo.seed:6}") long seed) {
        this.environment = environment;
        this.administrator = administrator;
        this.duration = duration;
        this.seed = seed;
    }

    @EventListener(ApplicationReadyEvent.class)
    void play() {
        var narrator = new Narrator(System.out);
        playing.update(day(narrator)
                .onErrorResume(failure -> {
                    log.warn("The demo stopped", failure);
                    return narrator.stopped(reason(failure));
                })
                .subscribe());
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        playing.dispose();
    }

    private Mono<Void> day(Narrator narrator) {
        var who = administrator.getIfAvailable();
        String password = who == null ? null : who.password();
        String port = environment.getProperty("local.server.port");
        if (who == null || password == null || port == null) {
            return narrator.stopped("this process does not have the role api.");
        }
        var address = URI.create("http://127.0.0.1:" + port);
        var api = new PublicApi(address, who.email(), password);
        return new DemoDay(api, Catalogue.committed(), seed, duration, narrator)
                .play()
                .flatMap(result -> narrator.whatToTryNext(
                        "http://localhost:" + port, who.email(), who.isKnown() ? password : "…"));
    }

    private static String reason(Throwable failure) {
        return failure instanceof WebClientResponseException.Unauthorized
                ? "the administrator's password is not the configured first one any more."
                : String.valueOf(failure.getMessage());
    }
}
