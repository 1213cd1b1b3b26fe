package io.waybill.messages.projection;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Accepts that a read model which was built anew differs from the one that serves. Answered with {@link RebuildView}.
 *
 * @param rebuildId the rebuild
 */
public record ConfirmRebuild(@TargetAggregateIdentifier String rebuildId) {}
