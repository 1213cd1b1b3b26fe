package io.waybill.api.security;

import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.api.problem.Problems;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsProcessor;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets pages of the allowed origins in, answers their browsers' preflight requests, and refuses those of all others. */
final class CrossOriginRequests implements WebFilter {

    private static final Duration PREFLIGHT_KEPT = Duration.ofMinutes(10);

    private final CorsProcessor processor = new DefaultCorsProcessor();
    private final CorsConfiguration allowed = new CorsConfiguration();
    private final Problems problems;

    CrossOriginRequests(CrossOriginSettings settings, Problems problems) {
        this.problems = problems;
        allowed.setAllowedOrigins(settings.allowedOrigins());
        allowed.setAllowedMethods(List.of(
                HttpMethod.GET.name(),
                HttpMethod.HEAD.name(),
                HttpMethod.POST.name(),
                HttpMethod.PUT.name(),
                HttpMethod.PATCH.name(),
                HttpMethod.DELETE.name()));
        allowed.setAllowedHeaders(List.of(
                HttpHeaders.AUTHORIZATION,
                HttpHeaders.CONTENT_TYPE,
                HttpHeaders.IF_MATCH,
                "API-Version",
                "Idempotency-Key",
                "Last-Event-ID",
                "Prefer",
                "Waybill-Min-Version",
                "traceparent"));
        allowed.setExposedHeaders(List.of(
                HttpHeaders.ETAG,
                HttpHeaders.LOCATION,
                HttpHeaders.RETRY_AFTER,
                "Idempotency-Replayed",
                "RateLimit",
                "RateLimit-Policy",
                "X-Request-Id"));
        allowed.setMaxAge(PREFLIGHT_KEPT);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!processor.process(allowed, exchange)) {
            return problems.handle(
                    exchange,
                    new ProblemException(ProblemType.FORBIDDEN, "Pages of this origin may not use this system."));
        }
        return CorsUtils.isPreFlightRequest(exchange.getRequest())
                ? exchange.getResponse().setComplete()
                : chain.filter(exchange);
    }
}
