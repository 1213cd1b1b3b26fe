package io.waybill.messages.product;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Changes what a product is; what is absent stays as it is. Answered with a {@link ProductView}.
 *
 * @param productId the product
 * @param change what to change
 * @param changedAt the moment of the decision, by the clock of the edge
 */
public record ChangeProduct(@TargetAggregateIdentifier String productId, ProductChange change, Instant changedAt) {}
