package io.waybill.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.LocatorAdapter;
import io.jsonwebtoken.UnsupportedJwtException;
import io.waybill.api.request.Identifiers;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Issues and verifies access tokens: JWTs (RFC 7519) signed with ES256, the key id in the header. */
@Component
public class AccessTokens {

    private static final String ISSUER = "waybill";
    private static final String USERNAME = "username";
    private static final String PERMISSIONS = "permissions";
    private static final String SESSION = "sid";
    private static final String VERSION = "ver";

    /** A token is sent with many requests, and its signature costs more than all else about them. */
    private static final int MOST_REMEMBERED = 10_000;

    private final SigningKeys keys;
    private final SigningThreads threads;
    private final Duration lifetime;
    private final JwtParser parser;
    private final Cache<String, Verified> verified =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    AccessTokens(SigningKeys keys, SigningThreads threads, AccessTokenSettings settings) {
        this.keys = keys;
        this.threads = threads;
        this.lifetime = settings.lifetime();
        this.parser = Jwts.parser()
                .requireIssuer(ISSUER)
                .keyLocator(new LocatorAdapter<>() {
                    @Override
                    protected @Nullable Key locate(JwsHeader header) {
                        return header.getKeyId() == null ? null : known(header.getKeyId());
                    }
                })
                .build();
    }

    private Key known(String keyId) {
        Key key = keys.verifying(keyId);
        if (key == null) {
            throw new UnknownKey();
        }
        return key;
    }

    /** How long a token is good for. */
    public Duration lifetime() {
        return lifetime;
    }

    /**
     * Issues a token.
     *
     * @param accountId who it is for
     * @param username the sign-in name
     * @param permissions what it permits
     * @param sessionId the session it belongs to
     * @param version the version of the user that it tells of
     * @return the token, good for {@link #lifetime}
     */
    public Mono<String> issue(
            String accountId, String username, Set<String> permissions, String sessionId, long version) {
        return threads.call(() -> {
            var now = Instant.now();
            var key = keys.signing();
            return Jwts.builder()
                    .header()
                    .keyId(key.id())
                    .and()
                    .issuer(ISSUER)
                    .subject(accountId)
                    .id(Identifiers.next())
                    .claim(USERNAME, username)
                    .claim(PERMISSIONS, permissions)
                    .claim(SESSION, sessionId)
                    .claim(VERSION, version)
                    .issuedAt(Date.from(now))
                    .expiration(Date.from(now.plus(lifetime)))
                    .signWith(key.privateKey(), Jwts.SIG.ES256)
                    .compact();
        });
    }

    /**
     * What a good token says.
     *
     * @param keyId the key that it was signed with
     */
    private record Verified(SignedInUser user, String keyId) {}

    /**
     * Verifies a token. With a key that this node does not know, another may have signed it a moment ago.
     *
     * @param token the token
     * @return who is signed in; nobody if the token is not ours, was tampered with, or has expired
     */
    Mono<Optional<SignedInUser>> verify(String token) {
        var known = verified.getIfPresent(token);
        if (known != null && known.user.expiresAt().isAfter(Instant.now()) && keys.verifying(known.keyId) != null) {
            return Mono.just(Optional.of(known.user));
        }
        return Mono.fromCallable(() -> read(token))
                .onErrorResume(UnknownKey.class, unknown -> keys.lookAgain().then(Mono.fromCallable(() -> read(token))))
                .map(Optional::of)
                .onErrorReturn(AccessTokens::isBad, Optional.empty());
    }

    private static boolean isBad(Throwable failure) {
        return failure instanceof JwtException || failure instanceof IllegalArgumentException;
    }

    private SignedInUser read(String token) {
        var signed = parser.parseSignedClaims(token);
        Claims claims = signed.getPayload();
        var permissions = new LinkedHashSet<String>();
        for (Object permission : required(claims, PERMISSIONS, Collection.class)) {
            permissions.add(String.valueOf(permission));
        }
        var user = new SignedInUser(
                claims.getSubject(),
                required(claims, USERNAME, String.class),
                permissions,
                claims.getExpiration().toInstant(),
                required(claims, SESSION, String.class),
                required(claims, VERSION, Number.class).longValue());
        verified.put(token, new Verified(user, signed.getHeader().getKeyId()));
        return user;
    }

    private static <T> T required(Claims claims, String name, Class<T> type) {
        T value = claims.get(name, type);
        if (value == null) {
            throw new UnsupportedJwtException("A token of an earlier version, without " + name);
        }
        return value;
    }

    private static final class UnknownKey extends JwtException {

        private static final long serialVersionUID = 1L;

        UnknownKey() {
            super("This node knows no such key");
        }
    }
}
