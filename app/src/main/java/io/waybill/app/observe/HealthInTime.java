package io.waybill.app.observe;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.health.application.AvailabilityStateHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/**
 * Health is told within a few seconds, whatever becomes of a server that is asked for it: one that does not answer in time is
 * down. A look at it that hangs is not begun a second time meanwhile, so it holds one thread and one connection.
 */
final class HealthInTime implements BeanPostProcessor {

    private final Duration patience;

    /**
     * Watches the time.
     *
     * @param patience how long a server may take to answer
     */
    HealthInTime(Duration patience) {
        this.patience = patience;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return switch (bean) {
            case AvailabilityStateHealthIndicator ofTheProcess -> ofTheProcess;
            case HealthIndicator waiting -> new Waiting(waiting, name);
            case ReactiveHealthIndicator reactive ->
                (ReactiveHealthIndicator) () -> reactive.health().timeout(patience, Mono.fromSupplier(this::late));
            default -> bean;
        };
    }

    private Health late() {
        return Health.down()
                .withDetail("error", "No answer within " + patience.toMillis() + " ms")
                .build();
    }

    /** One that its thread waits for. */
    private final class Waiting implements HealthIndicator {

        private final HealthIndicator indicator;
        private final String name;
        private @Nullable CompletableFuture<Health> underWay;

        Waiting(HealthIndicator indicator, String name) {
            this.indicator = indicator;
            this.name = name;
        }

        @Override
        public Health health() {
            try {
                return look().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                return late();
            } catch (ExecutionException e) {
                return Health.down(e).build();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Health.unknown().build();
            }
        }

        private synchronized CompletableFuture<Health> look() {
            var look = underWay;
            if (look == null || look.isDone()) {
                look = CompletableFuture.supplyAsync(
                        indicator::health, Thread.ofVirtual().name(name)::start);
                underWay = look;
            }
            return look;
        }
    }
}
