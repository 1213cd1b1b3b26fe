package io.waybill.messages;

/** The metadata that the edge puts on every command; its events inherit all but the expected version. */
public final class MetaDataKeys {

    /** The id of the signed-in person. */
    public static final String USER_ID = "userId";

    /** The sign-in name of that person at that time. */
    public static final String USERNAME = "username";

    /** The network address the request came from. */
    public static final String IP = "ip";

    /** The {@code User-Agent} the request carried. */
    public static final String USER_AGENT = "userAgent";

    /** The id of the request, the same for every command and event it caused. */
    public static final String REQUEST_ID = "requestId";

    /** The version, a whole number, that the sender expects of the aggregate; without it any will do. */
    public static final String EXPECTED_VERSION = "expectedVersion";

    private MetaDataKeys() {}
}
