package io.waybill.messages.projection;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Gives up a rebuild; what was built goes away. Answered with {@link RebuildView}.
 *
 * @param rebuildId the rebuild
 */
public record CancelRebuild(@TargetAggregateIdentifier String rebuildId) {}
