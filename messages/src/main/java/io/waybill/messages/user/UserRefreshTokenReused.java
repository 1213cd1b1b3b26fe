package io.waybill.messages.user;

import io.waybill.messages.Becomes;
import io.waybill.messages.EventName;
import org.axonframework.serialization.Revision;

/**
 * A refresh token of a user that had been spent was presented again, so somebody else may have it; its session has ended.
 *
 * @param userId the user
 * @param sessionId the session that ended
 */
@EventName("user.refresh-token-reused")
@Revision("1")
public record UserRefreshTokenReused(
        String userId, @Becomes(Becomes.NOTHING) String sessionId) implements UserEvent {}
