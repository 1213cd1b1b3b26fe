package io.waybill.api.security;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.waybill.api.security.Access.OneselfOr;
import io.waybill.api.security.Access.Open;
import io.waybill.api.security.Access.Permitted;
import io.waybill.api.security.Access.SignedIn;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;

/**
 * Who may use which endpoint: one table, by which requests are let in and the API is described. The first rule that fits
 * a request decides. Every endpoint under {@code /api} has a rule of its own; a test fails where one has none.
 */
public final class AccessRules {

    private static final Access OPEN = new Open();
    private static final Access SIGNED_IN = new SignedIn();

    private static final List<AccessRule> RULES = List.of(
            new AccessRule(POST, "/api/auth/register", OPEN),
            new AccessRule(POST, "/api/auth/login", OPEN),
            // These two are for whoever holds the refresh token, whose access token may be over.
            new AccessRule(POST, "/api/auth/refresh", OPEN),
            new AccessRule(POST, "/api/auth/logout", OPEN),
            new AccessRule(POST, "/api/auth/logout-all", SIGNED_IN),
            new AccessRule(GET, "/api/auth/sessions", SIGNED_IN),
            new AccessRule(DELETE, "/api/auth/sessions/{id}", SIGNED_IN),
            new AccessRule(POST, "/api/auth/password", SIGNED_IN),
            new AccessRule(GET, "/.well-known/jwks.json", OPEN),
            //
            new AccessRule(GET, "/api/users", new Permitted(Permission.USERS_READ)),
            new AccessRule(GET, "/api/users/me", SIGNED_IN),
            new AccessRule(GET, "/api/users/{id}", new OneselfOr(Permission.USERS_READ)),
            new AccessRule(PATCH, "/api/users/{id}", new OneselfOr(Permission.USERS_WRITE)),
            new AccessRule(DELETE, "/api/users/{id}", new OneselfOr(Permission.USERS_WRITE)),
            new AccessRule(GET, "/api/users/{id}/audit-logs", new OneselfOr(Permission.AUDIT_READ)),
            new AccessRule(PUT, "/api/users/{id}/roles", new Permitted(Permission.USERS_WRITE)),
            new AccessRule(POST, "/api/users/{id}/deactivate", new Permitted(Permission.USERS_WRITE)),
            new AccessRule(POST, "/api/users/{id}/reactivate", new Permitted(Permission.USERS_WRITE)),
            //
            new AccessRule(GET, "/api/products", new Permitted(Permission.PRODUCTS_READ)),
            new AccessRule(GET, "/api/products/suggest", new Permitted(Permission.PRODUCTS_READ)),
            new AccessRule(GET, "/api/products/{id}", new Permitted(Permission.PRODUCTS_READ)),
            new AccessRule(GET, "/api/products/{id}/price-history", new Permitted(Permission.PRODUCTS_READ)),
            new AccessRule(POST, "/api/products", new Permitted(Permission.PRODUCTS_WRITE)),
            new AccessRule(PUT, "/api/products/{id}", new Permitted(Permission.PRODUCTS_WRITE)),
            new AccessRule(PATCH, "/api/products/{id}", new Permitted(Permission.PRODUCTS_WRITE)),
            new AccessRule(PATCH, "/api/products/{id}/price", new Permitted(Permission.PRODUCTS_WRITE)),
            new AccessRule(DELETE, "/api/products/{id}", new Permitted(Permission.PRODUCTS_WRITE)),
            new AccessRule(GET, "/api/categories", new Permitted(Permission.PRODUCTS_READ)),
            new AccessRule(POST, "/api/categories", new Permitted(Permission.PRODUCTS_WRITE)),
            new AccessRule(PUT, "/api/categories/{id}", new Permitted(Permission.PRODUCTS_WRITE)),
            //
            new AccessRule(GET, "/api/stock", new Permitted(Permission.STOCK_READ)),
            new AccessRule(GET, "/api/stock/{id}", new Permitted(Permission.STOCK_READ)),
            new AccessRule(GET, "/api/stock/{id}/movements", new Permitted(Permission.STOCK_READ)),
            new AccessRule(POST, "/api/stock", new Permitted(Permission.STOCK_WRITE)),
            new AccessRule(POST, "/api/stock/movements", new Permitted(Permission.STOCK_WRITE)),
            new AccessRule(POST, "/api/stock/transfers", new Permitted(Permission.STOCK_WRITE)),
            new AccessRule(POST, "/api/stock/{id}/movements", new Permitted(Permission.STOCK_WRITE)),
            new AccessRule(PUT, "/api/stock/{id}/reorder-level", new Permitted(Permission.STOCK_WRITE)),
            new AccessRule(POST, "/api/stock/{id}/reservations", new Permitted(Permission.STOCK_WRITE)),
            new AccessRule(
                    POST, "/api/stock/{id}/reservations/{reservationId}/commit", new Permitted(Permission.STOCK_WRITE)),
            new AccessRule(
                    DELETE, "/api/stock/{id}/reservations/{reservationId}", new Permitted(Permission.STOCK_WRITE)),
            //
            new AccessRule(POST, "/api/shipments/quotes", new Permitted(Permission.SHIPMENTS_READ)),
            new AccessRule(POST, "/api/shipments", new Permitted(Permission.SHIPMENTS_WRITE)),
            new AccessRule(POST, "/api/shipments/{id}/dispatch", new Permitted(Permission.SHIPMENTS_WRITE)),
            new AccessRule(POST, "/api/shipments/{id}/cancel", new Permitted(Permission.SHIPMENTS_WRITE)),
            new AccessRule(POST, "/api/shipments/{id}/tracking", new Permitted(Permission.SHIPMENTS_WRITE)),
            // Whose an address is, nobody has checked, so customers read no shipments by theirs: they have the number.
            new AccessRule(GET, "/api/shipments", new Permitted(Permission.SHIPMENTS_READ)),
            new AccessRule(GET, "/api/shipments/{id}", new Permitted(Permission.SHIPMENTS_READ)),
            new AccessRule(GET, "/api/shipments/{id}/label", new Permitted(Permission.SHIPMENTS_READ)),
            new AccessRule(GET, "/api/tracking/{trackingNumber}", OPEN),
            new AccessRule(GET, "/api/tracking/{trackingNumber}/stream", OPEN),
            // Signed by the carrier.
            new AccessRule(POST, "/api/carriers/{carrier}/webhook", OPEN),
            //
            new AccessRule(GET, "/api/reports/stock-status", new Permitted(Permission.REPORTS_READ)),
            new AccessRule(GET, "/api/reports/stock-status/stream", new Permitted(Permission.REPORTS_READ)),
            // It tells what others do.
            new AccessRule(GET, "/api/reports/user-activity", new Permitted(Permission.AUDIT_READ)),
            new AccessRule(GET, "/api/reports/user-activity/stream", new Permitted(Permission.AUDIT_READ)),
            new AccessRule(GET, "/api/reports/{type}", new Permitted(Permission.REPORTS_READ)),
            new AccessRule(GET, "/api/reports/{type}/stream", new Permitted(Permission.REPORTS_READ)),
            // They tell addresses; and what the report itself asks for is asked for too.
            new AccessRule(GET, "/api/reports/{type}/schedules", new Permitted(Permission.REPORTS_WRITE)),
            new AccessRule(POST, "/api/reports/{type}/schedules", new Permitted(Permission.REPORTS_WRITE)),
            new AccessRule(DELETE, "/api/reports/{type}/schedules/{id}", new Permitted(Permission.REPORTS_WRITE)),
            //
            // And what each topic asks for.
            new AccessRule(GET, "/api/live", SIGNED_IN),
            new AccessRule(GET, "/api/audit", new Permitted(Permission.AUDIT_READ)),
            new AccessRule(GET, "/api/audit/verify", new Permitted(Permission.AUDIT_READ)),
            // Of oneself; of others with the permission, which the endpoint asks for.
            new AccessRule(GET, "/api/audit/activity", SIGNED_IN),
            new AccessRule(GET, "/api/audit/{entityType}/{id}/history", new Permitted(Permission.AUDIT_READ)),
            new AccessRule(GET, "/api/audit/{entityType}/{id}/state", new Permitted(Permission.AUDIT_READ)),
            //
            new AccessRule(GET, "/api/admin/projections", new Permitted(Permission.OPERATIONS)),
            new AccessRule(POST, "/api/admin/projections/{name}/rebuild", new Permitted(Permission.OPERATIONS)),
            new AccessRule(GET, "/api/admin/rebuilds", new Permitted(Permission.OPERATIONS)),
            new AccessRule(GET, "/api/admin/rebuilds/{id}", new Permitted(Permission.OPERATIONS)),
            new AccessRule(GET, "/api/admin/rebuilds/{id}/stream", new Permitted(Permission.OPERATIONS)),
            new AccessRule(POST, "/api/admin/rebuilds/{id}/confirm", new Permitted(Permission.OPERATIONS)),
            new AccessRule(DELETE, "/api/admin/rebuilds/{id}", new Permitted(Permission.OPERATIONS)),
            new AccessRule(GET, "/api/admin/dead-letters", new Permitted(Permission.OPERATIONS)),
            new AccessRule(POST, "/api/admin/dead-letters/{id}/retry", new Permitted(Permission.OPERATIONS)),
            new AccessRule(DELETE, "/api/admin/dead-letters/{id}", new Permitted(Permission.OPERATIONS)),
            new AccessRule(GET, "/api/admin/webhooks", new Permitted(Permission.OPERATIONS)),
            new AccessRule(POST, "/api/admin/webhooks", new Permitted(Permission.OPERATIONS)),
            new AccessRule(DELETE, "/api/admin/webhooks/{id}", new Permitted(Permission.OPERATIONS)));

    private AccessRules() {}

    /** Every rule, in the order in which they are looked through. */
    public static List<AccessRule> all() {
        return RULES;
    }

    /**
     * What one needs for an endpoint.
     *
     * @param method the endpoint's method
     * @param path the path as the endpoint maps it
     * @return what one needs, or empty if no rule names the endpoint
     */
    public static Optional<Access> of(HttpMethod method, String path) {
        return RULES.stream()
                .filter(rule -> rule.method().equals(method) && rule.path().equals(path))
                .map(AccessRule::access)
                .findFirst();
    }
}
