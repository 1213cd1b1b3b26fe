package io.waybill.messages.user;

import io.waybill.messages.EventName;
import io.waybill.messages.Personal;
import io.waybill.messages.Sets;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * Somebody may use the system.
 *
 * @param userId the id
 * @param email the address to sign in with
 * @param username the name to show
 * @param emailClaimId the claim that holds the address for this user
 * @param usernameClaimId the claim that holds the name for this user
 * @param customerId what stands for the address where this person is a customer
 * @param roles what the user does, each role once
 */
@EventName("user.registered")
@Revision("1")
@Sets("active=true")
public record UserRegistered(
        String userId,
        Personal email,
        Personal username,
        String emailClaimId,
        String usernameClaimId,
        String customerId,
        List<UserRole> roles)
        implements UserEvent {

    /** Keeps each role once, in order. */
    public UserRegistered {
        roles = UserRole.inOrder(roles);
    }
}
