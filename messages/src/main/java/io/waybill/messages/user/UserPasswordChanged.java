package io.waybill.messages.user;

import io.waybill.messages.EventName;
import org.axonframework.serialization.Revision;

/**
 * A user asked for another password, knowing the old one. The password itself is never an event.
 *
 * @param userId the user
 */
@EventName("user.password-changed")
@Revision("1")
public record UserPasswordChanged(String userId) implements UserEvent {}
