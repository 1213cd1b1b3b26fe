package io.waybill.messages.user;

import io.waybill.messages.EventName;
import io.waybill.messages.Sets;
import org.axonframework.serialization.Revision;

/**
 * A user may not sign in any more.
 *
 * @param userId the user
 */
@EventName("user.deactivated")
@Revision("1")
@Sets("active=false")
public record UserDeactivated(String userId) implements UserEvent {}
