package io.waybill.api.usage;

import io.waybill.api.request.AskedBy;
import io.waybill.api.request.Identifiers;
import io.waybill.api.request.RequestIdentity;
import io.waybill.api.request.TraceId;
import io.waybill.api.session.Device;
import io.waybill.messages.Origin;
import io.waybill.messages.audit.UsageEntry;
import io.waybill.messages.audit.UsageEntry.Outcome;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.observability.DefaultSignalListener;
import reactor.core.publisher.Mono;

/**
 * Notes every request to the API and what became of it, those that are turned away among them: it comes before whatever
 * turns away. No request waits for it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1) // Right after the trace id.
class UsageWatch implements WebFilter {

    private static final PathPattern API = PathPatternParser.defaultInstance.parse("/api/**");
    private static final int MOST_CHARACTERS = 100;

    private final UsageOutbox outbox;

    UsageWatch(UsageOutbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!API.matches(exchange.getRequest().getPath().pathWithinApplication())) {
            return chain.filter(exchange);
        }
        return chain.filter(exchange).tap(() -> new Watch(exchange));
    }

    /** What becomes of one request. */
    private final class Watch extends DefaultSignalListener<Void> {

        private final Instant at = Instant.now();
        private final long start = System.nanoTime();
        private final ServerWebExchange exchange;

        Watch(ServerWebExchange exchange) {
            this.exchange = exchange;
        }

        @Override
        public void doOnComplete() {
            note(false);
        }

        @Override
        public void doOnCancel() {
            note(true);
        }

        @Override
        public void doOnError(Throwable failure) {
            if (exchange.getResponse().isCommitted()) {
                note(true);
            } else {
                // What answers a failure comes outside of all filters.
                exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> note(false)));
            }
        }

        private void note(boolean abandoned) {
            outbox.offer(noted(exchange, at, start, abandoned));
        }
    }

    private static Noted noted(ServerWebExchange exchange, Instant at, long start, boolean abandoned) {
        var response = exchange.getResponse();
        var status = response.getStatusCode();
        int code = status != null ? status.value() : abandoned ? 0 : HttpStatus.OK.value();
        var asked = AskedFor.in(exchange);
        var device = Device.of(exchange.getRequest());
        return new Noted(
                new UsageEntry(
                        Identifiers.next(),
                        at,
                        asked.action(),
                        asked.ids(),
                        AskedBy.of(exchange),
                        RequestIdentity.of(exchange).id(),
                        TraceId.of(exchange),
                        code,
                        abandoned ? Outcome.ABANDONED : outcome(HttpStatusCode.valueOf(code)),
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
                        format(response.getHeaders().getContentType()),
                        null,
                        null),
                new Origin(emptyToNull(device.ip()), emptyToNull(device.userAgent())));
    }

    private static Outcome outcome(HttpStatusCode status) {
        if (status.isSameCodeAs(HttpStatus.UNAUTHORIZED) || status.isSameCodeAs(HttpStatus.FORBIDDEN)) {
            return Outcome.DENIED;
        }
        if (status.is4xxClientError()) {
            return Outcome.REFUSED;
        }
        return status.is5xxServerError() ? Outcome.FAILED : Outcome.SUCCEEDED;
    }

    private static @Nullable String format(@Nullable MediaType type) {
        String text = type == null ? null : type.getType() + '/' + type.getSubtype();
        return text == null || text.length() > MOST_CHARACTERS ? null : text;
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
