package io.waybill.messages.projection;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Builds a read model anew beside the one that serves; answered with {@link RebuildView}.
 *
 * @param projection its name
 * @param rebuildId the id of the rebuild, made by whoever asks
 */
public record RebuildProjection(@TargetAggregateIdentifier String projection, String rebuildId) {}
