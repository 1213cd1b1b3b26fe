package io.waybill.messages.user;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Forgets a user for good: frees the email address and the username, and makes what is kept about the person unreadable;
 * answered with a {@link UserVersion}.
 *
 * @param userId the user
 * @param erasedBy the user who decides so
 */
public record EraseUser(@TargetAggregateIdentifier String userId, String erasedBy) {}
