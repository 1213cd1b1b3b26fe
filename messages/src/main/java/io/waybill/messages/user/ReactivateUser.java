package io.waybill.messages.user;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Lets a user sign in again; answered with a {@link UserVersion}.
 *
 * @param userId the user
 */
public record ReactivateUser(@TargetAggregateIdentifier String userId) {}
