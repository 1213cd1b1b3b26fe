package io.waybill.api.security;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;

/** A request with a verified access token. */
final class BearerAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient SignedInUser user;

    BearerAuthentication(SignedInUser user) {
        super(authorities(user));
        this.user = user;
        setAuthenticated(true);
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public SignedInUser getPrincipal() {
        return user;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BearerAuthentication that && user.equals(that.user);
    }

    @Override
    public int hashCode() {
        return user.hashCode();
    }

    private static Collection<GrantedAuthority> authorities(SignedInUser user) {
        return AuthorityUtils.createAuthorityList(user.permissions());
    }
}
