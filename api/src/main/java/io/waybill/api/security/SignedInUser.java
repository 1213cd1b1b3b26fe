package io.waybill.api.security;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * Who is signed in, as the access token says.
 *
 * @param id the account's id
 * @param username the sign-in name
 * @param permissions what the person may do, for example {@code stock:write}
 * @param expiresAt when the token stops being good
 * @param sessionId the session that the token belongs to; empty for whoever acts without one
 * @param version the version of the user that the token tells of
 */
public record SignedInUser(
        String id, String username, Set<String> permissions, Instant expiresAt, String sessionId, long version) {

    private static final String ATTRIBUTE = SignedInUser.class.getName();

    /** Keeps its own copy of the permissions. */
    public SignedInUser {
        permissions = Set.copyOf(permissions);
    }

    /**
     * Who is signed in with a request.
     *
     * @param exchange the request, behind the filter that looks at its token
     * @return absent where nobody is
     */
    public static @Nullable SignedInUser of(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE);
    }

    /** Signs this one in with a request. */
    void signIn(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    /** Somebody who acts without a session. */
    public SignedInUser(String id, String username, Set<String> permissions, Instant expiresAt) {
        this(id, username, permissions, expiresAt, "", 0);
    }
}
