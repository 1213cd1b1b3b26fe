package io.waybill.api.session;

import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Lets the cookie be used by our own pages only. A browser says where a request comes from, in a header that no page can
 * forge: {@code Sec-Fetch-Site}, or in older ones {@code Origin}. Who says neither is no browser, and holds no cookie that
 * somebody else could make it send.
 */
@Component
public class CookieGuard {

    private final SessionSettings settings;

    CookieGuard(SessionSettings settings) {
        this.settings = settings;
    }

    /**
     * Refuses a request that a page of another site makes.
     *
     * @param request the request, which uses or sets the cookie
     * @throws ProblemException if it does, 403
     */
    public void requireOwnPage(ServerHttpRequest request) {
        if (!isFromOwnPage(request)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "A page of another site cannot use this cookie.");
        }
    }

    private boolean isFromOwnPage(ServerHttpRequest request) {
        String origin = request.getHeaders().getFirst(HttpHeaders.ORIGIN);
        String site = request.getHeaders().getFirst("Sec-Fetch-Site");
        if (site == null) {
            return origin == null
                    || isOwn(origin, request)
                    || settings.allowedOrigins().contains(origin);
        }
        return switch (site.toLowerCase(Locale.ROOT)) {
            // Whatever a proxy before us has made of the host.
            case "same-origin", "none" -> true;
            case "same-site" -> origin != null && settings.allowedOrigins().contains(origin);
            default -> false;
        };
    }

    /** The scheme is not compared: before us a proxy may have ended TLS. */
    private static boolean isOwn(String origin, ServerHttpRequest request) {
        String host = request.getHeaders().getFirst(HttpHeaders.HOST);
        String authority = authority(origin);
        return host != null && authority != null && authority.equalsIgnoreCase(host.strip());
    }

    private static @Nullable String authority(String origin) {
        try {
            return URI.create(origin).getRawAuthority();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
