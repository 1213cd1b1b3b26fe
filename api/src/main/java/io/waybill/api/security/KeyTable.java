package io.waybill.api.security;

import io.r2dbc.spi.Readable;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The signing keys in PostgreSQL. Its clock alone decides whose turn it is, whatever the clocks of the nodes say, and each
 * step is one statement, so that several nodes may take it at once.
 */
@Component
class KeyTable {

    /** A node may sign with the former key until it looks for keys again. */
    private static final Duration STRAGGLERS = Duration.ofMinutes(5);

    private final DatabaseClient database;
    private final Duration ahead;
    private final Duration untilNext;
    private final Duration kept;

    KeyTable(DatabaseClient accountsDatabase, SigningKeySettings keys, AccessTokenSettings tokens) {
        this.database = accountsDatabase;
        this.ahead = keys.publishedAhead();
        this.untilNext = keys.rotateAfter().minus(keys.publishedAhead());
        this.kept = tokens.lifetime().plus(STRAGGLERS);
    }

    /**
     * A key and whose turn it is.
     *
     * @param key the key
     * @param signs whether its time to sign has come; of several the last one signs
     * @param nextIsDue whether it is time to publish the one after it
     */
    record Turn(SigningKey key, boolean signs, boolean nextIsDue) {}

    /** All keys, in the order in which they sign. */
    Mono<List<Turn>> read() {
        return database.sql("""
                        select id, public_key, private_key, signs_from <= now() as signs,
                               signs_from <= now() - make_interval(secs => :untilNext) as next_is_due
                        from api.signing_key order by signs_from, generation""")
                .bind("untilNext", seconds(untilNext))
                .map(KeyTable::turn)
                .all()
                .collectList();
    }

    /**
     * Adds the next key, unless another node just has. It signs after its time of being published; at once where no key
     * can sign.
     */
    Mono<Void> add(SigningKey key) {
        return database.sql("""
                        insert into api.signing_key (id, public_key, private_key, generation, signs_from)
                        select :id, :publicKey, :privateKey, coalesce(max(generation), 0) + 1,
                               case when bool_or(signs_from <= now())
                                    then now() + make_interval(secs => :ahead) else now() end
                        from api.signing_key
                        having not coalesce(bool_or(signs_from <= now()), false)
                            or max(signs_from) <= now() - make_interval(secs => :untilNext)
                        on conflict (generation) do nothing""")
                .bind("id", key.id())
                .bind("publicKey", key.publicKey().getEncoded())
                .bind("privateKey", key.privateKey().getEncoded())
                .bind("ahead", seconds(ahead))
                .bind("untilNext", seconds(untilNext))
                .then();
    }

    /** Deletes the keys of which every token has expired. */
    Mono<Void> forgetFinished() {
        return database.sql("""
                        delete from api.signing_key former where exists (
                            select from api.signing_key next
                            where (next.signs_from, next.generation) > (former.signs_from, former.generation)
                              and next.signs_from < now() - make_interval(secs => :kept))""").bind("kept", seconds(kept)).then();
    }

    private static double seconds(Duration duration) {
        return duration.toSeconds();
    }

    private static Turn turn(Readable row) {
        try {
            var factory = KeyFactory.getInstance("EC");
            return new Turn(
                    new SigningKey(
                            Objects.requireNonNull(row.get("id", String.class)),
                            factory.generatePublic(new X509EncodedKeySpec(bytes(row, "public_key"))),
                            factory.generatePrivate(new PKCS8EncodedKeySpec(bytes(row, "private_key")))),
                    is(row, "signs"),
                    is(row, "next_is_due"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A signing key in api.signing_key cannot be read", e);
        }
    }

    private static boolean is(Readable row, String column) {
        return Boolean.TRUE.equals(row.get(column, Boolean.class));
    }

    private static byte[] bytes(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, byte[].class));
    }
}
