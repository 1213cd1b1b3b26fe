package io.waybill.api.security;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.LocatorAdapter;
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

/** Issues and verifies access tokens: JWTs (RFC 7519) signed with ES256, the key id in the header. */
@Component
public class AccessTokens {

    /** How long a token is good for. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final String ISSUER = "waybill";
    private static final String USERNAME = "username";
    private static final String PERMISSIONS = "permissions";

    private final SigningKeys keys;
    private final JwtParser parser;

    AccessTokens(SigningKeys keys) {
        this.keys = keys;
        this.parser = Jwts.parser()
                .requireIssuer(ISSUER)
                .keyLocator(new LocatorAdapter<>() {
                    @Override
                    protected @Nullable Key locate(JwsHeader header) {
                        return header.getKeyId() == null ? null : keys.verifying(header.getKeyId());
                    }
                })
                .build();
    }

    /**
     * Issues a token. Reads the secure random source, so not for an event-loop thread.
     *
     * @param accountId who it is for
     * @param username the sign-in name
     * @param permissions what it permits
     * @return the token, good for {@link #LIFETIME}
     */
    public String issue(String accountId, String username, Set<String> permissions) {
        var now = Instant.now();
        var key = keys.newest();
        return Jwts.builder()
                .header()
                .keyId(key.id())
                .and()
                .issuer(ISSUER)
                .subject(accountId)
                .id(Identifiers.next())
                .claim(USERNAME, username)
                .claim(PERMISSIONS, permissions)
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(LIFETIME)))
                .signWith(key.privateKey(), Jwts.SIG.ES256)
                .compact();
    }

    /**
     * Verifies a token.
     *
     * @param token the token
     * @return who is signed in, or empty if the token is not ours, was tampered with, or is no longer good
     */
    public Optional<SignedInUser> verify(String token) {
        try {
            return Optional.of(user(parser.parseSignedClaims(token).getPayload()));
        } catch (JwtException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static SignedInUser user(Claims claims) {
        var permissions = new LinkedHashSet<String>();
        for (Object permission : claims.get(PERMISSIONS, Collection.class)) {
            permissions.add(String.valueOf(permission));
        }
        return new SignedInUser(
                claims.getSubject(),
                claims.get(USERNAME, String.class),
                permissions,
                claims.getExpiration().toInstant());
    }
}
