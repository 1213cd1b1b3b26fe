package io.waybill.api.limit;

import io.github.bucket4j.ConsumptionProbe;
import io.waybill.api.problem.ProblemException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;

/**
 * Whether a request may go on.
 *
 * @param limit what was asked
 * @param allowed whether it may
 * @param remaining how many more may follow at once
 * @param retryAfter how long to wait where it may not
 * @param reset how long until nothing is used up any more
 */
public record Verdict(Limit limit, boolean allowed, long remaining, Duration retryAfter, Duration reset) {

    private static final String POLICY = "RateLimit-Policy";
    private static final String STATE = "RateLimit";

    static Verdict of(Limit limit, ConsumptionProbe probe) {
        return new Verdict(
                limit,
                probe.isConsumed(),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()),
                Duration.ofNanos(probe.getNanosToWaitForReset()));
    }

    /** Tells the client, in the form of draft-ietf-httpapi-ratelimit-headers-10, beside the limits it was told of before. */
    public void tell(HttpHeaders headers) {
        // Four times for each request, and formatting by pattern takes a microsecond.
        String name = '"' + limit.name() + '"';
        add(
                headers,
                POLICY,
                name + ";q=" + limit.rate().burst() + ";w=" + limit.rate().windowSeconds());
        add(
                headers,
                STATE,
                name + ";r=" + remaining + ";t=" + reset.plusNanos(999_999_999).toSeconds());
    }

    /** As one line, for clients that read only the first. */
    private static void add(HttpHeaders headers, String name, String item) {
        String before = headers.getFirst(name);
        headers.set(name, before == null ? item : before + ", " + item);
    }

    /** The problem of a request that may not go on. */
    public ProblemException problem() {
        return ProblemException.rateLimited(
                "More requests than the limit \"" + limit.name() + "\" allows; slow down.", retryAfter);
    }
}
