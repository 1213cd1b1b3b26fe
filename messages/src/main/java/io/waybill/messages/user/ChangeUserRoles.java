package io.waybill.messages.user;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Lets a user do other things; answered with a {@link UserVersion}.
 *
 * @param userId the user
 * @param roles what the user does from now on, at least one role
 * @param changedBy the user who decides so
 */
public record ChangeUserRoles(@TargetAggregateIdentifier String userId, List<UserRole> roles, String changedBy) {

    /**
     * @throws IllegalArgumentException if there is no role
     */
    public ChangeUserRoles {
        roles = UserRole.inOrder(roles);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("roles must not be empty");
        }
    }
}
