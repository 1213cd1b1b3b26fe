package io.waybill.messages.user;

import io.waybill.messages.EventName;
import org.axonframework.serialization.Revision;

/**
 * A user took an email address, which no other user can have while it does.
 *
 * @param claimId the id derived from the address, which does not tell it
 * @param userId the owner
 */
@EventName("user.email-claimed")
@Revision("1")
public record EmailClaimed(String claimId, String userId) implements UserEvent {}
