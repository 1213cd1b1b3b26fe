package io.waybill.api.idempotency;

import io.waybill.api.message.Commands;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.api.problem.Problems;
import io.waybill.api.request.RequestIdentity;
import io.waybill.api.security.SignedInUser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Honours {@code Idempotency-Key} on every write: a request that is sent again with its key is answered as the first time.
 * The key also becomes the request's id, by which aggregates recognise what they have applied, so that holds after a crash
 * between append and answer too. Of people who are not signed in nothing is kept here, nor of what is asked about signing
 * in: the answers hold secrets, and what is asked could be found out by trying. What tells of persons is not kept either.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class Idempotency implements WebFilter {

    private static final String KEY = "Idempotency-Key";
    private static final Pattern GOOD_KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");
    private static final Set<HttpMethod> WRITES =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);
    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.LOCATION, HttpHeaders.ETAG);
    private static final String SECRETS = "/api/auth/";

    /** What is answered there tells of persons, who may be erased before a kept answer is forgotten. */
    private static final List<String> OF_PERSONS = List.of("/api/users", "/api/shipments");

    /** What is answered there holds a secret that is kept nowhere, and can be made again. */
    private static final String WITH_A_SECRET = "/api/admin/webhooks";

    private static final int LARGEST_BODY_BYTES = 1024 * 1024;

    private final KeptAnswers answers;
    private final Problems problems;

    Idempotency(KeptAnswers answers, Problems problems) {
        this.answers = answers;
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String key = exchange.getRequest().getHeaders().getFirst(KEY);
        if (key == null || !WRITES.contains(exchange.getRequest().getMethod())) {
            // Kept here, at the last of all filters: who asks for the context behind them would ask each of some sixty
            // operators for the next one.
            return chain.filter(exchange).contextWrite(Function.identity());
        }
        if (!GOOD_KEY.matcher(key).matches()) {
            return Mono.error(new ProblemException(
                    ProblemType.INVALID_REQUEST, "Idempotency-Key takes 1 to 255 visible ASCII characters."));
        }
        var user = SignedInUser.of(exchange);
        return identified(user == null ? "" : user.id(), key, exchange)
                .flatMap(known -> known.isSecret() ? chain.filter(known.exchange) : once(known, chain));
    }

    private static Mono<Identified> identified(String user, String key, ServerWebExchange exchange) {
        return DataBufferUtils.join(exchange.getRequest().getBody(), LARGEST_BODY_BYTES)
                .map(Idempotency::bytes)
                .defaultIfEmpty(new byte[0])
                .map(body -> {
                    var identity = RequestIdentity.of(user, key, exchange.getRequest(), body);
                    identity.giveTo(exchange);
                    return new Identified(user, identity, withBody(body, exchange));
                });
    }

    /** A request whose body was read to tell what it asks for; the user is empty where nobody is signed in. */
    private record Identified(String user, RequestIdentity identity, ServerWebExchange exchange) {

        boolean isSecret() {
            return user.isEmpty() || exchange.getRequest().getPath().value().startsWith(SECRETS);
        }

        String fingerprint() {
            return Objects.requireNonNull(identity.fingerprint());
        }
    }

    private Mono<Void> once(Identified known, WebFilterChain chain) {
        return answers.start(known.identity.id(), known.fingerprint()).flatMap(before -> {
            boolean answered = before.filter(kept -> !kept.isPending()).isPresent();
            requireSame(before, known.fingerprint());
            // One whose answer is not known may have died with its node: aggregates know whether it was applied.
            return answered
                    ? again(before.orElseThrow(), known.exchange)
                    : first(known.identity.id(), known.fingerprint(), known.exchange, chain);
        });
    }

    private static void requireSame(Optional<Answer> before, String fingerprint) {
        if (before.isPresent() && !before.get().fingerprint().equals(fingerprint)) {
            throw new ProblemException(
                    ProblemType.KEY_REUSED,
                    "This idempotency key came with another request before: use a new key for a new request.");
        }
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static ServerWebExchange withBody(byte[] body, ServerWebExchange exchange) {
        ServerHttpRequest request = new ServerHttpRequestDecorator(exchange.getRequest()) {
            @Override
            public Flux<DataBuffer> getBody() {
                return body.length == 0
                        ? Flux.empty()
                        : Flux.just(exchange.getResponse().bufferFactory().wrap(body));
            }
        };
        return exchange.mutate().request(request).build();
    }

    private Mono<Void> first(String id, String fingerprint, ServerWebExchange exchange, WebFilterChain chain) {
        var response = new KeptResponse(exchange.getResponse());
        var kept = exchange.mutate().response(response).build();
        return chain.filter(kept)
                // A refusal is an answer, too.
                .onErrorResume(failure -> problems.handle(kept, failure))
                .then(Mono.defer(() -> {
                    HttpStatusCode status = response.getStatusCode();
                    return status == null || status.is5xxServerError() || status.value() == 429
                            ? answers.forget(id)
                            : answers.finish(id, kept(response, fingerprint, status, exchange));
                }));
    }

    /** Of some answers nothing but that there was one: whoever carries out the command knows what was applied. */
    private static Answer kept(
            KeptResponse response, String fingerprint, HttpStatusCode status, ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().value();
        boolean untold = path.equals(WITH_A_SECRET) || OF_PERSONS.stream().anyMatch(path::startsWith);
        return status.is2xxSuccessful() && untold
                ? Answer.pending(fingerprint)
                : response.answer(fingerprint, KEPT_HEADERS);
    }

    private static Mono<Void> again(Answer answer, ServerWebExchange exchange) {
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        answer.headers().forEach((name, values) -> response.getHeaders().addAll(name, values));
        response.getHeaders().set(Commands.REPLAYED, "true");
        String body = answer.body();
        return body == null
                ? response.setComplete()
                : response.writeWith(Mono.just(response.bufferFactory().wrap(body.getBytes(StandardCharsets.UTF_8))));
    }
}
