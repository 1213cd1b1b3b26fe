package io.waybill.api.security;

import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Sets the headers that tell browsers what they may do with an answer: those of Spring Security's defaults and of OWASP's list of
 * secure headers. Spring's own writers each look through all names there are already.
 */
final class SecurityHeaders implements WebFilter {

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "X-XSS-Protection", "0",
            "Referrer-Policy", "same-origin",
            "Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    private static final String NOT_KEPT = "no-cache, no-store, max-age=0, must-revalidate";
    private static final String A_YEAR = "max-age=31536000 ; includeSubDomains";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        // Who answers may say how long an answer is good.
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> write(exchange)));
        return chain.filter(exchange);
    }

    private static void write(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var headers = exchange.getResponse().getHeaders();
        ALWAYS.forEach(headers::set);
        headers.set("Content-Security-Policy", PagePolicy.of(request.getPath().pathWithinApplication()));
        if ("https".equals(request.getURI().getScheme())) {
            headers.set("Strict-Transport-Security", A_YEAR);
        }
        if (headers.getFirst(HttpHeaders.CACHE_CONTROL) == null
                && exchange.getResponse().getStatusCode() != HttpStatus.NOT_MODIFIED) {
            headers.set(HttpHeaders.CACHE_CONTROL, NOT_KEPT);
            headers.set(HttpHeaders.PRAGMA, "no-cache");
            headers.set(HttpHeaders.EXPIRES, "0");
        }
    }
}
