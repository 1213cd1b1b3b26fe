package io.waybill.messages;

/**
 * The metadata that the edge puts on every command. Its events inherit all but the expected version and the name; instead
 * of network address and user agent they have {@link #ORIGIN}.
 */
public final class MetaDataKeys {

    /** The id of the signed-in person. */
    public static final String USER_ID = "userId";

    /** The sign-in name of that person at that time. */
    public static final String USERNAME = "username";

    /** The network address the request came from; on events only before it was sealed. */
    public static final String IP = "ip";

    /** The {@code User-Agent} the request carried; on events only before it was sealed. */
    public static final String USER_AGENT = "userAgent";

    /** Network address and user agent, sealed for the signed-in person, see {@link Origins}; never set by the edge. */
    public static final String ORIGIN = "origin";

    /**
     * The id of the request, the same each time it is sent again with one idempotency key, and of no other command: one of
     * several commands of a request has its number in it.
     */
    public static final String REQUEST_ID = "requestId";

    /** Tells two requests with one idempotency key apart; absent where there is no such key. */
    public static final String REQUEST_FINGERPRINT = "requestFingerprint";

    /** The id that everything done for one request shares, in logs and beyond: the W3C trace id. */
    public static final String TRACE_ID = "traceId";

    /**
     * The W3C {@code traceparent} of what led to this message, where the request is one of the few that are traced; on each
     * message of it another one.
     */
    public static final String TRACEPARENT = "traceparent";

    /** On the answer to a command: true where the request had been applied before. */
    public static final String REPLAYED = "replayed";

    /** The version, a whole number, that the sender expects of the aggregate; without it any will do. */
    public static final String EXPECTED_VERSION = "expectedVersion";

    private MetaDataKeys() {}
}
