package io.waybill.messages.product;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Adds a product to the catalogue and, where an opening stock is given, opens its stock item with it.
 *
 * @param productId the id of the new product, made by the edge
 * @param details what the product is
 * @param registeredAt the moment of the decision, by the clock of the edge
 * @param openingStock the stock item to open with it, or absent
 */
public record RegisterProduct(
        @TargetAggregateIdentifier String productId,
        ProductDetails details,
        Instant registeredAt,
        @Nullable OpeningStock openingStock) {}
