package io.waybill.api.security;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** The roles and what each may do. */
public enum Role {
    /** Everything. */
    ADMIN;

    /** What somebody with this role may do. */
    Set<String> permissions() {
        return switch (this) {
            case ADMIN -> Permission.ALL;
        };
    }

    /**
     * What somebody with some roles may do.
     *
     * @param roles the roles
     * @return the permissions of all of them
     */
    public static Set<String> permissionsOf(Collection<Role> roles) {
        return roles.stream().flatMap(role -> role.permissions().stream()).collect(Collectors.toUnmodifiableSet());
    }
}
