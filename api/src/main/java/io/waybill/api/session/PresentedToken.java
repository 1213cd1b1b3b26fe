package io.waybill.api.session;

/**
 * A refresh token of a session that lasts; whether it is the one that is good, only presenting it tells.
 *
 * @param token the token
 * @param userId whose session it is
 * @param passwordVersion the version of the password that the session was opened with
 */
public record PresentedToken(RefreshToken token, String userId, int passwordVersion) {

    /** The session. */
    public String sessionId() {
        return token.sessionId();
    }
}
