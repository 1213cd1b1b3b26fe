package io.waybill.messages.user;

import io.waybill.messages.EventName;
import io.waybill.messages.Personal;
import org.axonframework.serialization.Revision;

/**
 * A user goes by another name.
 *
 * @param userId the user
 * @param username the new name
 * @param usernameClaimId the claim that holds it for this user
 */
@EventName("user.profile-changed")
@Revision("1")
public record UserProfileChanged(String userId, Personal username, String usernameClaimId) implements UserEvent {}
