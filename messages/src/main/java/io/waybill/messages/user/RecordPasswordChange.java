package io.waybill.messages.user;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Records that a user changes the password, for the history alone; answered with a {@link UserVersion}.
 *
 * @param userId the user
 */
public record RecordPasswordChange(
        @TargetAggregateIdentifier String userId) {}
