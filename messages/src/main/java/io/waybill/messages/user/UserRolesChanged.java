package io.waybill.messages.user;

import io.waybill.messages.EventName;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * A user may do other things from now on.
 *
 * @param userId the user
 * @param roles what the user does now, each role once
 */
@EventName("user.roles-changed")
@Revision("1")
public record UserRolesChanged(String userId, List<UserRole> roles) implements UserEvent {

    /** Keeps each role once, in order. */
    public UserRolesChanged {
        roles = UserRole.inOrder(roles);
    }
}
