package io.waybill.messages.user;

import io.waybill.messages.EventName;
import org.axonframework.serialization.Revision;

/**
 * A username is free again.
 *
 * @param claimId the id derived from the username, which does not tell it
 * @param userId the former owner
 */
@EventName("user.username-released")
@Revision("1")
public record UsernameReleased(String claimId, String userId) implements UserEvent {}
