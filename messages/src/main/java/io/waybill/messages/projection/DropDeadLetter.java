package io.waybill.messages.projection;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Drops an event that cannot be handled: the read model will never show it. What waits behind it goes on.
 *
 * @param id of the letter
 */
public record DropDeadLetter(@TargetAggregateIdentifier String id) {}
