package io.waybill.messages.user;

import io.waybill.messages.EventName;
import org.axonframework.serialization.Revision;

/**
 * A user took a username, which no other user can have while it does.
 *
 * @param claimId the id derived from the username, which does not tell it
 * @param userId the owner
 */
@EventName("user.username-claimed")
@Revision("1")
public record UsernameClaimed(String claimId, String userId) implements UserEvent {}
