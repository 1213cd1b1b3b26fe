package io.waybill.api.idempotency;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answers to requests with an idempotency key, in Redis. They save work and answer exactly as before; that nothing is
 * done twice does not depend on them, since aggregates recognise requests themselves. So while Redis is away requests are
 * simply carried out.
 */
@Component
class KeptAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(KeptAnswers.class);
    private static final String PREFIX = "waybill:idempotency:";
    private static final Duration KEPT = Duration.ofHours(24);

    /** Longer than any request takes: after it, one that was not answered is forgotten. */
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(60);

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ReactiveStringRedisTemplate redis;
    private final JsonMapper json;

    KeptAnswers(ReactiveStringRedisTemplate redis, JsonMapper json) {
        this.redis = redis;
        this.json = json;
    }

    /**
     * Starts a request, or tells what became of it before.
     *
     * @param id the request's id
     * @param fingerprint of what it asks for
     * @return what is kept of an earlier sending, empty if there was none
     */
    Mono<Optional<Answer>> start(String id, String fingerprint) {
        String pending = json.writeValueAsString(Answer.pending(fingerprint));
        return redis.opsForValue()
                .setIfAbsent(PREFIX + id, pending, LONGEST_REQUEST)
                .flatMap(first -> first
                        ? Mono.<Answer>empty()
                        : redis.opsForValue().get(PREFIX + id).map(kept -> json.readValue(kept, Answer.class)))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .timeout(PATIENCE)
                .onErrorResume(Exception.class, failure -> away(failure).thenReturn(Optional.empty()));
    }

    /** Keeps the answer to a request for a day. */
    Mono<Void> finish(String id, Answer answer) {
        return redis.opsForValue()
                .set(PREFIX + id, json.writeValueAsString(answer), KEPT)
                .timeout(PATIENCE)
                .onErrorResume(Exception.class, failure -> away(failure).thenReturn(false))
                .then();
    }

    /** Forgets a request that came to nothing, so that it can be sent again at once. */
    Mono<Void> forget(String id) {
        return redis.delete(PREFIX + id)
                .timeout(PATIENCE)
                .onErrorResume(Exception.class, failure -> away(failure).thenReturn(0L))
                .then();
    }

    private static Mono<Void> away(Throwable failure) {
        return Mono.fromRunnable(() -> LOG.debug("Redis keeps no answers right now", failure));
    }
}
