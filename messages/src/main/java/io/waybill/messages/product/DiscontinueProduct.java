package io.waybill.messages.product;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Ends the trade in a product; its stock items receive nothing any more.
 *
 * @param productId the product
 * @param discontinuedAt the moment of the decision, by the clock of the edge
 */
public record DiscontinueProduct(@TargetAggregateIdentifier String productId, Instant discontinuedAt) {}
