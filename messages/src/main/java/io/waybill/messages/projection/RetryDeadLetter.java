package io.waybill.messages.projection;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Tries an event again now that could not be handled, and what waits behind it. Answered with whether it went through.
 *
 * @param id of the letter
 */
public record RetryDeadLetter(@TargetAggregateIdentifier String id) {}
