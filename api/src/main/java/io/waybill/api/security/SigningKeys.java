package io.waybill.api.security;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwk;
import io.jsonwebtoken.security.JwkSet;
import io.jsonwebtoken.security.Jwks;
import io.waybill.api.request.Identifiers;
import io.waybill.api.security.KeyTable.Turn;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The keys that access tokens are signed with, as this node knows them. They live in PostgreSQL, so that every node verifies
 * every token, and each node looks after them: it makes the next one when it is due and deletes those that are done.
 */
@Component
class SigningKeys implements InitializingBean, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
    private static final Duration LONGEST_START = Duration.ofSeconds(30);

    /** Whoever sends tokens with invented key ids makes this node read the keys no more often than this. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final KeyTable table;
    private final SigningThreads threads;
    private final Duration reloadEvery;
    private final Mono<Void> lookAgain;
    private volatile Map<String, SigningKey> known = Map.of();
    private volatile @Nullable SigningKey signing;
    private volatile @Nullable Disposable reloading;

    SigningKeys(KeyTable table, SigningThreads threads, SigningKeySettings settings) {
        this.table = table;
        this.threads = threads;
        this.reloadEvery = settings.reloadEvery();
        this.lookAgain = Mono.defer(this::reload).onErrorComplete().cache(BETWEEN_LOOKS);
    }

    /** Reads the keys, and makes the first where there is none. Start-up waits for it, on its own thread. */
    @Override
    public void afterPropertiesSet() {
        reload().block(LONGEST_START);
        reloading = Flux.interval(reloadEvery)
                .onBackpressureDrop()
                .concatMap(
                        tick -> reload().doOnError(failure -> log.warn(
                                        "The signing keys cannot be read; those known go on: {}", failure.toString()))
                                .onErrorComplete(),
                        1)
                .subscribe();
    }

    private Mono<Void> reload() {
        return table.forgetFinished()
                .then(table.read())
                .flatMap(turns -> isDue(turns) ? addNext().then(table.read()) : Mono.just(turns))
                .doOnNext(this::use)
                .then();
    }

    private static boolean isDue(List<Turn> turns) {
        return turns.stream().noneMatch(Turn::signs) || turns.stream().allMatch(Turn::nextIsDue);
    }

    private Mono<Void> addNext() {
        return threads.call(() -> {
                    var pair = Jwts.SIG.ES256.keyPair().build();
                    return new SigningKey(Identifiers.next(), pair.getPublic(), pair.getPrivate());
                })
                .flatMap(table::add);
    }

    private void use(List<Turn> turns) {
        Map<String, SigningKey> keys = new LinkedHashMap<>();
        for (Turn turn : turns) {
            keys.put(turn.key().id(), turn.key());
        }
        known = keys;
        turns.stream().filter(Turn::signs).reduce((former, next) -> next).ifPresent(turn -> signing = turn.key());
    }

    /** The key to sign with. */
    SigningKey signing() {
        return Objects.requireNonNull(signing, "the signing keys are not loaded yet");
    }

    /** The public key with an id, or absent if this node knows none. */
    @Nullable
    PublicKey verifying(String id) {
        var key = known.get(id);
        return key == null ? null : key.publicKey();
    }

    /** Looks for keys that other nodes have made, unless that was done a moment ago; never fails. */
    Mono<Void> lookAgain() {
        return lookAgain;
    }

    /** The public keys, for whoever else verifies our tokens (RFC 7517). */
    JwkSet published() {
        List<? extends Jwk<?>> keys = known.values().stream()
                .map(key -> Jwks.builder()
                        .key((ECPublicKey) key.publicKey())
                        .id(key.id())
                        .algorithm("ES256")
                        .publicKeyUse("sig")
                        .build())
                .toList();
        return Jwks.set().add(List.copyOf(keys)).build();
    }

    @Override
    public void destroy() {
        var running = reloading;
        if (running != null) {
            running.dispose();
        }
    }
}
