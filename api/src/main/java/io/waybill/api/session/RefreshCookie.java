package io.waybill.api.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ServerWebExchange;

/** The cookie that holds a refresh token where no script can read it; it is sent to {@code /api/auth} and nowhere else. */
public final class RefreshCookie {

    /** The name of the cookie. */
    public static final String NAME = "waybill_refresh";

    private static final String PATH = "/api/auth";

    private RefreshCookie() {}

    /** The token in a request's cookie, absent where there is none. */
    public static @Nullable String in(ServerWebExchange exchange) {
        var cookie = exchange.getRequest().getCookies().getFirst(NAME);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }

    /**
     * Sets it.
     *
     * @param exchange the request whose answer sets it
     * @param refreshToken the token
     * @param left how long it can be of use
     */
    public static void set(ServerWebExchange exchange, String refreshToken, Duration left) {
        exchange.getResponse().addCookie(cookie(refreshToken, left));
    }

    /** Takes it away, if the request has it. */
    static void clear(ServerWebExchange exchange) {
        if (in(exchange) != null) {
            exchange.getResponse().addCookie(cookie("", Duration.ZERO));
        }
    }

    private static ResponseCookie cookie(String value, Duration maxAge) {
        return ResponseCookie.from(NAME, value)
                .httpOnly(true)
                .secure(true)
                .sameSite("Strict")
                .path(PATH)
                .maxAge(maxAge)
                .build();
    }
}
