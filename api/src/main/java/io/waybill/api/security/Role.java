package io.waybill.api.security;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** The roles and what each may do. */
public enum Role {
    /** Everything. */
    ADMIN,
    /** Products, stock, shipments, reports, and who did what. */
    MANAGER,
    /** Stock and shipments. */
    CLERK,
    /** Reads. */
    VIEWER,
    /** The public catalogue; one's own data needs no permission. */
    CUSTOMER;

    /** What somebody with this role may do. */
    Set<String> permissions() {
        return switch (this) {
            case ADMIN -> Permission.ALL;
            case MANAGER ->
                Set.of(
                        Permission.PRODUCTS_READ,
                        Permission.PRODUCTS_WRITE,
                        Permission.STOCK_READ,
                        Permission.STOCK_WRITE,
                        Permission.SHIPMENTS_READ,
                        Permission.SHIPMENTS_WRITE,
                        Permission.REPORTS_READ,
                        Permission.REPORTS_WRITE,
                        Permission.AUDIT_READ);
            case CLERK ->
                Set.of(
                        Permission.PRODUCTS_READ,
                        Permission.STOCK_READ,
                        Permission.STOCK_WRITE,
                        Permission.SHIPMENTS_READ,
                        Permission.SHIPMENTS_WRITE);
            case VIEWER ->
                Set.of(
                        Permission.PRODUCTS_READ,
                        Permission.STOCK_READ,
                        Permission.SHIPMENTS_READ,
                        Permission.REPORTS_READ);
            case CUSTOMER -> Set.of(Permission.PRODUCTS_READ);
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
