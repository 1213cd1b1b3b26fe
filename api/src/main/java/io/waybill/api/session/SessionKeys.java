package io.waybill.api.session;

/** Where sessions are in Redis. The part in braces keeps them in one slot of a cluster, so one script may touch them all. */
final class SessionKeys {

    static final String SESSION = "waybill:{sessions}:session:";
    static final String REVOKED = "waybill:{sessions}:revoked";

    private SessionKeys() {}

    static String session(String sessionId) {
        return SESSION + sessionId;
    }

    static String successor(String sessionId) {
        return SESSION + sessionId + ":successor";
    }

    static String ofUser(String userId) {
        return "waybill:{sessions}:user:" + userId;
    }
}
