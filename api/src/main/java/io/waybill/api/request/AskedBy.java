package io.waybill.api.request;

import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** Whose a request is: of whoever is signed in, or else of the account that it names. For the record of usage. */
public final class AskedBy {

    private static final String ATTRIBUTE = AskedBy.class.getName();

    private AskedBy() {}

    /**
     * Notes whose a request is.
     *
     * @param exchange the request
     * @param userId the account's id
     */
    public static void note(ServerWebExchange exchange, String userId) {
        exchange.getAttributes().put(ATTRIBUTE, userId);
    }

    /** The id of the account whose a request is, absent for nobody's. */
    public static @Nullable String of(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE);
    }
}
