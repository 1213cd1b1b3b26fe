package io.waybill.messages.user;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Keeps a user from signing in; answered with a {@link UserVersion}.
 *
 * @param userId the user
 * @param deactivatedBy the user who decides so
 */
public record DeactivateUser(@TargetAggregateIdentifier String userId, String deactivatedBy) {}
