package io.waybill.app.limit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.waybill.api.limit.EdgeRedis;
import io.waybill.api.limit.Limit;
import io.waybill.api.limit.RateLimits;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.signin.SignInSettings;
import io.waybill.api.signin.SignInThrottle;
import io.waybill.app.store.OwnRedis;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

/** What counts at the edge of one node, without the rest of it. */
final class EdgeNode implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    EdgeNode(OwnRedis redis) throws IOException {
        var connections = redis.connections();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "limits",
                        Map.of(
                                "waybill.sign-in.free-tries-per-account", "3",
                                "waybill.sign-in.free-tries-per-address", "8")));
        context.registerBean(LettuceConnectionFactory.class, () -> connections);
        context.registerBean(ReactiveStringRedisTemplate.class, () -> new ReactiveStringRedisTemplate(connections));
        context.registerBean(MeterRegistry.class, () -> new SimpleMeterRegistry());
        context.register(Parts.class);
        context.refresh();
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan({"io.waybill.api.limit", "io.waybill.api.signin"})
    @EnableConfigurationProperties(SignInSettings.class)
    static class Parts {}

    boolean isAnswering() {
        return context.getBean(EdgeRedis.class).isAnswering();
    }

    /** Whether a request that comes now is one that Redis is asked for. */
    boolean asksRedis() {
        var asked = new AtomicBoolean();
        context.getBean(EdgeRedis.class)
                .orHere(
                        () -> {
                            asked.set(true);
                            return Mono.just(true);
                        },
                        () -> Mono.just(false))
                .block();
        return asked.get();
    }

    String health() {
        return Objects.requireNonNull(context.getBean("limits", ReactiveHealthIndicator.class)
                        .health()
                        .block())
                .getStatus()
                .getCode();
    }

    boolean allows(Limit limit, String who) {
        return Objects.requireNonNull(
                        context.getBean(RateLimits.class).take(limit, who).block())
                .allowed();
    }

    /** How many of some requests may go on. */
    int allowed(int requests, Limit limit, String who) {
        int allowed = 0;
        for (int request = 0; request < requests; request++) {
            if (allows(limit, who)) {
                allowed++;
            }
        }
        return allowed;
    }

    /** Tries to sign in: how long to wait first, or zero where the try went on. */
    Duration tries(String email, String address, boolean right) {
        var exchange = MockServerWebExchange.from(
                MockServerHttpRequest.post("/api/auth/login").remoteAddress(new InetSocketAddress(address, 1)));
        try {
            context.getBean(SignInThrottle.class)
                    .guard(email, exchange, right ? Mono.just(true) : Mono.empty())
                    .block();
            return Duration.ZERO;
        } catch (ProblemException held) {
            return Objects.requireNonNull(held.retryAfter());
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
