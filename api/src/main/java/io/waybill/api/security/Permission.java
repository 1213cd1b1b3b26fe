package io.waybill.api.security;

import java.util.Set;

/** What can be permitted. */
public final class Permission {

    /** Read the catalogue. */
    public static final String PRODUCTS_READ = "products:read";

    /** Change the catalogue. */
    public static final String PRODUCTS_WRITE = "products:write";

    /** See stock. */
    public static final String STOCK_READ = "stock:read";

    /** Move stock. */
    public static final String STOCK_WRITE = "stock:write";

    /** See reports. */
    public static final String REPORTS_READ = "reports:read";

    /** Have reports mailed to people. */
    public static final String REPORTS_WRITE = "reports:write";

    /** See shipments. */
    public static final String SHIPMENTS_READ = "shipments:read";

    /** Book and move shipments. */
    public static final String SHIPMENTS_WRITE = "shipments:write";

    /** See who did what. */
    public static final String AUDIT_READ = "audit:read";

    /** See other people's accounts. */
    public static final String USERS_READ = "users:read";

    /** Change other people's accounts. */
    public static final String USERS_WRITE = "users:write";

    /** Look after the system: read models, what they could not handle, and which other systems are told. */
    public static final String OPERATIONS = "operations:write";

    static final Set<String> ALL = Set.of(
            PRODUCTS_READ,
            PRODUCTS_WRITE,
            STOCK_READ,
            STOCK_WRITE,
            REPORTS_READ,
            REPORTS_WRITE,
            SHIPMENTS_READ,
            SHIPMENTS_WRITE,
            AUDIT_READ,
            USERS_READ,
            USERS_WRITE,
            OPERATIONS);

    private Permission() {}
}
