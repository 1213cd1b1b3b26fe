package io.waybill.api.problem;

import io.waybill.api.ApiJson;
import io.waybill.api.request.Identifiers;
import io.waybill.api.request.TraceId;
import io.waybill.messages.MetaDataKeys;
import io.waybill.messages.Refusal;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The one place where a failure becomes an answer. */
@Component
@Order(-2)
public class Problems implements ErrorWebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final String TRACE_ID = MetaDataKeys.TRACE_ID;
    private static final String SECONDS_TO_RETRY = "5";

    private final ApiJson json;

    Problems(ApiJson json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        var response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(failure);
        }
        var found = diagnose(exchange, failure);
        response.setStatusCode(found.type().status());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (failure instanceof ProblemException problem && problem.retryAfter() != null) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, wholeSeconds(problem.retryAfter()));
        } else if (found.type() == ProblemType.UNAVAILABLE) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, SECONDS_TO_RETRY);
        }
        if (found.type() == ProblemType.UNAUTHENTICATED) {
            response.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        byte[] body = json.mapper().writeValueAsBytes(problem(exchange, found));
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    /** At least one, and rounded up: who waits that long is not too early. */
    private static String wholeSeconds(Duration wait) {
        return Long.toString(Math.max(1, wait.plusNanos(999_999_999).toSeconds()));
    }

    /**
     * Says what went wrong with a part of a request whose other parts are answered all the same.
     *
     * @param exchange the request
     * @param failure what happened to the part
     * @return the problem to put into the answer
     */
    public Problem describe(ServerWebExchange exchange, Throwable failure) {
        return problem(exchange, diagnose(exchange, failure));
    }

    /**
     * Says why a part of a request was refused whose other parts are answered all the same.
     *
     * @param exchange the request
     * @param refusal why
     * @return the problem to put into the answer
     */
    public Problem describe(ServerWebExchange exchange, Refusal refusal) {
        return problem(exchange, Diagnosis.refused(refusal));
    }

    /**
     * The document for a request that came to nothing before anybody could read it.
     *
     * @param type which kind
     * @param detail what went wrong and what to do
     * @param instance the path that was asked for, empty where it is not known
     * @return the problem as JSON
     */
    public byte[] document(ProblemType type, String detail, String instance) {
        String traceId = Identifiers.next().replace("-", "");
        return json.mapper()
                .writeValueAsBytes(new Problem(
                        type.uri(), type.title(), type.status().value(), detail, instance, traceId, List.of()));
    }

    private static Found diagnose(ServerWebExchange exchange, Throwable failure) {
        var found = Diagnosis.of(failure);
        String traceId = TraceId.of(exchange);
        if (found.type() == ProblemType.INTERNAL) {
            log.atError().addKeyValue(TRACE_ID, traceId).setCause(failure).log("Request {} failed", traceId);
        } else if (found.type() == ProblemType.UNAVAILABLE) {
            log.atWarn()
                    .addKeyValue(TRACE_ID, traceId)
                    .log("Request {} met a server that is down: {}", traceId, failure.toString());
        }
        return found;
    }

    private static Problem problem(ServerWebExchange exchange, Found found) {
        return new Problem(
                found.type().uri(),
                found.type().title(),
                found.type().status().value(),
                found.detail(),
                exchange.getRequest().getPath().value(),
                TraceId.of(exchange),
                found.errors());
    }

    /** What a failure means to the client. */
    record Found(ProblemType type, String detail, List<Problem.FieldError> errors) {

        Found(ProblemType type, String detail) {
            this(type, detail, List.of());
        }
    }
}
