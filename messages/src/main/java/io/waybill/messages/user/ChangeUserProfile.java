package io.waybill.messages.user;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Gives a user another name, another address, or both; answered with a {@link UserVersion}.
 *
 * @param userId the user
 * @param username the new name, or absent to keep it
 * @param email the new address, or absent to keep it
 */
public record ChangeUserProfile(
        @TargetAggregateIdentifier String userId,
        @Nullable String username,
        @Nullable String email) {

    /**
     * @throws IllegalArgumentException if a text is blank or too long, the address has no {@code @}, or both are absent
     */
    public ChangeUserProfile {
        if (username == null && email == null) {
            throw new IllegalArgumentException("there is nothing to change");
        }
        if (username != null) {
            UserTexts.checkUsername(username);
        }
        if (email != null) {
            UserTexts.checkEmail(email);
        }
    }

    /** Says nothing about the person, since messages end up in logs. */
    @Override
    public String toString() {
        return "ChangeUserProfile[" + userId + "]";
    }
}
