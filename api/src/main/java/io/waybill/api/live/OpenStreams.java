package io.waybill.api.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.api.limit.ClientAddress;
import io.waybill.api.limit.LimitSettings;
import io.waybill.api.limit.RateLimits;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.api.security.SignedInUser;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** Keeps one client, and all together, from opening streams without end. A stream counts until its connection ends. */
@Component
@Order(0)
class OpenStreams implements WebFilter {

    private static final PathPattern LIVE = PathPatternParser.defaultInstance.parse("/api/live");
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final LimitSettings limits;
    private final RateLimits counted;
    private final StreamCount count;
    private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();

    OpenStreams(LimitSettings limits, RateLimits counted, MeterRegistry meters) {
        this.limits = limits;
        this.counted = counted;
        this.count = new StreamCount(meters);
        Gauge.builder("waybill.sse.subscribers.max", limits, LimitSettings::streamsPerNode)
                .description("How many streams this node keeps open at most")
                .register(meters);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var path = exchange.getRequest().getPath().pathWithinApplication();
        if (!isStream(path)) {
            return chain.filter(exchange);
        }
        var user = SignedInUser.of(exchange);
        String who = user == null ? "at " + ClientAddress.of(exchange) : user.id();
        return counted(who, count.at(path), chain.filter(exchange));
    }

    /** Every path of the contract that is answered with server-sent events, however it is written. */
    static boolean isStream(PathContainer path) {
        return LIVE.matches(path)
                || (!path.elements().isEmpty()
                        && path.elements().getLast() instanceof PathContainer.PathSegment last
                        && last.valueToMatch().equals("stream"));
    }

    private Mono<Void> counted(String who, AtomicInteger watching, Mono<Void> stream) {
        enter(who);
        watching.incrementAndGet();
        return stream.doFinally(end -> {
            watching.decrementAndGet();
            leave(who);
        });
    }

    private void enter(String who) {
        int mine = open.merge(who, 1, Integer::sum);
        int everybodys = all.incrementAndGet();
        if (mine > limits.streamsPerUser()) {
            leave(who);
            counted.refused("streams");
            throw ProblemException.rateLimited(
                    "There are " + limits.streamsPerUser() + " streams open already: close one first.", PAUSE);
        }
        if (everybodys > limits.streamsPerNode()) {
            leave(who);
            throw new ProblemException(
                    ProblemType.UNAVAILABLE, "As many streams are open as this server keeps; try again.");
        }
    }

    private void leave(String who) {
        open.computeIfPresent(who, (same, mine) -> mine == 1 ? null : mine - 1);
        all.decrementAndGet();
    }
}
