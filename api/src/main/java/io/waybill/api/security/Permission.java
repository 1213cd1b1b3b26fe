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

    static final Set<String> ALL = Set.of(PRODUCTS_READ, PRODUCTS_WRITE, STOCK_READ, STOCK_WRITE, REPORTS_READ);

    private Permission() {}
}
