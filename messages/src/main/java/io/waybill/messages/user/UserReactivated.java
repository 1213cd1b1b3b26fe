package io.waybill.messages.user;

import io.waybill.messages.EventName;
import io.waybill.messages.Sets;
import org.axonframework.serialization.Revision;

/**
 * A user may sign in again.
 *
 * @param userId the user
 */
@EventName("user.reactivated")
@Revision("1")
@Sets("active=true")
public record UserReactivated(String userId) implements UserEvent {}
