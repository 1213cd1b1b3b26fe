package io.waybill.messages.user;

import io.waybill.messages.Becomes;
import io.waybill.messages.EventName;
import io.waybill.messages.Sets;
import org.axonframework.serialization.Revision;

/**
 * A username is free again.
 *
 * @param claimId the id derived from the username, which does not tell it
 * @param userId the former owner
 */
@EventName("user.username-released")
@Revision("1")
@Sets("userId=")
public record UsernameReleased(
        String claimId, @Becomes(Becomes.NOTHING) String userId) implements UserEvent {}
