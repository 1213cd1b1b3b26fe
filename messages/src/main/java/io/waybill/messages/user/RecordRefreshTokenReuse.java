package io.waybill.messages.user;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Records that a spent refresh token of a user was presented again, for the history alone; answered with a
 * {@link UserVersion}.
 *
 * @param userId the user
 * @param sessionId the session that the token belonged to
 */
public record RecordRefreshTokenReuse(
        @TargetAggregateIdentifier String userId, String sessionId) {}
