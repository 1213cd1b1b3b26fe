package io.waybill.messages.user;

import io.waybill.messages.Becomes;
import io.waybill.messages.EventName;
import io.waybill.messages.Sets;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * A user is to be forgotten: whatever is sealed for one of these ids is to become unreadable.
 *
 * @param userId the user
 * @param personIds the ids under which this person was ever written about: the user itself, and the customer with each address it ever had
 */
@EventName("user.erased")
@Revision("1")
@Sets({"active=false", "erased=true"})
public record UserErased(
        String userId, @Becomes(Becomes.NOTHING) List<String> personIds) implements UserEvent {

    /** Keeps its own copy of the ids. */
    public UserErased {
        personIds = List.copyOf(personIds);
    }
}
