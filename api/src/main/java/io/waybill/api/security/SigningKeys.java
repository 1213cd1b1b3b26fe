package io.waybill.api.security;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwk;
import io.jsonwebtoken.security.JwkSet;
import io.jsonwebtoken.security.Jwks;
import io.r2dbc.spi.Readable;
import io.waybill.api.request.Identifiers;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The keys that access tokens are signed with. They live in PostgreSQL, so that every node verifies every token. */
@Component
class SigningKeys implements InitializingBean {

    private static final Duration LONGEST_START = Duration.ofSeconds(30);

    private final DatabaseClient database;
    private final Map<String, SigningKey> known = new ConcurrentHashMap<>();
    private volatile @Nullable SigningKey newest;

    SigningKeys(DatabaseClient accountsDatabase) {
        this.database = accountsDatabase;
    }

    /** Reads the keys, and makes the first where there is none. Start-up waits for it, on its own thread. */
    @Override
    public void afterPropertiesSet() {
        read().switchIfEmpty(Flux.defer(() -> keep(generate()).thenMany(read())))
                .doOnNext(key -> {
                    known.put(key.id(), key);
                    newest = key;
                })
                .then()
                .block(LONGEST_START);
    }

    /** The key to sign with. */
    SigningKey newest() {
        return Objects.requireNonNull(newest, "the signing keys are not loaded yet");
    }

    /** The public key with an id, or absent if there is none. */
    @Nullable
    PublicKey verifying(String id) {
        var key = known.get(id);
        return key == null ? null : key.publicKey();
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

    private Flux<SigningKey> read() {
        return database.sql("select id, public_key, private_key from api.signing_key order by created_at, id")
                .map(SigningKeys::key)
                .all();
    }

    private Mono<Void> keep(SigningKey key) {
        // Two nodes that start on an empty database at once: the first one's key is the first key.
        return database.sql("""
                        insert into api.signing_key (id, public_key, private_key)
                        select :id, :publicKey, :privateKey where not exists (select from api.signing_key)""")
                .bind("id", key.id())
                .bind("publicKey", key.publicKey().getEncoded())
                .bind("privateKey", key.privateKey().getEncoded())
                .then();
    }

    private static SigningKey generate() {
        var pair = Jwts.SIG.ES256.keyPair().build();
        return new SigningKey(Identifiers.next(), pair.getPublic(), pair.getPrivate());
    }

    private static SigningKey key(Readable row) {
        try {
            var factory = KeyFactory.getInstance("EC");
            return new SigningKey(
                    Objects.requireNonNull(row.get("id", String.class)),
                    factory.generatePublic(new X509EncodedKeySpec(bytes(row, "public_key"))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(bytes(row, "private_key"))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A signing key in api.signing_key cannot be read", e);
        }
    }

    private static byte[] bytes(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, byte[].class));
    }
}
