package io.waybill.messages.user;

import io.waybill.messages.Becomes;
import io.waybill.messages.EventName;
import io.waybill.messages.Sets;
import org.axonframework.serialization.Revision;

/**
 * An email address is free again.
 *
 * @param claimId the id derived from the address, which does not tell it
 * @param userId the former owner
 */
@EventName("user.email-released")
@Revision("1")
@Sets("userId=")
public record EmailReleased(
        String claimId, @Becomes(Becomes.NOTHING) String userId) implements UserEvent {}
