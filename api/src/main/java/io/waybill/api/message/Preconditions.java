package io.waybill.api.message;

import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** Versions in HTTP headers: {@code If-Match} on the way in, {@code ETag} on the way out (RFC 9110). */
public final class Preconditions {

    private static final Pattern VERSION = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

    private Preconditions() {}

    /**
     * The version that a request expects.
     *
     * @param exchange the request
     * @return the version in {@code If-Match}, or absent if there is none or it is {@code *}
     * @throws ProblemException if the header holds something that this server never gave out as an ETag
     */
    public static @Nullable Long expectedVersion(ServerWebExchange exchange) {
        String header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.IF_MATCH);
        if (header == null || header.strip().equals("*")) {
            return null;
        }
        var match = VERSION.matcher(header.strip());
        if (!match.matches()) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "If-Match takes one ETag as a write answered it, for example \"3\".");
        }
        return Long.valueOf(match.group(1));
    }

    /**
     * The ETag of a version.
     *
     * @param version the version of an aggregate
     * @return the version in quotes
     */
    public static String eTag(long version) {
        return "\"" + version + "\"";
    }
}
