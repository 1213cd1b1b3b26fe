package io.waybill.messages.user;

import io.waybill.messages.EventName;
import io.waybill.messages.Personal;
import org.axonframework.serialization.Revision;

/**
 * A user signs in with another address.
 *
 * @param userId the user
 * @param email the new address
 * @param emailClaimId the claim that holds it for this user
 * @param customerId what stands for the address where this person is a customer
 */
@EventName("user.email-changed")
@Revision("1")
public record UserEmailChanged(String userId, Personal email, String emailClaimId, String customerId)
        implements UserEvent {}
