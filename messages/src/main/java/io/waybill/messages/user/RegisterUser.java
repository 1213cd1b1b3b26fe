package io.waybill.messages.user;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Lets somebody use the system; answered with a {@link UserVersion}. Credentials are no part of it.
 *
 * @param userId the id of the new user, made by the edge
 * @param email the address to sign in with, at most {@value UserTexts#LONGEST_EMAIL} characters
 * @param username the name to show, at most {@value UserTexts#LONGEST_USERNAME} characters
 * @param roles what the user does, at least one role
 */
public record RegisterUser(
        @TargetAggregateIdentifier String userId, String email, String username, List<UserRole> roles) {

    /**
     * @throws IllegalArgumentException if a text is blank or too long, the address has no {@code @}, or there is no role
     */
    public RegisterUser {
        UserTexts.checkEmail(email);
        UserTexts.checkUsername(username);
        roles = UserRole.inOrder(roles);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("roles must not be empty");
        }
    }

    /** Says nothing about the person, since messages end up in logs. */
    @Override
    public String toString() {
        return "RegisterUser[" + userId + "]";
    }
}
