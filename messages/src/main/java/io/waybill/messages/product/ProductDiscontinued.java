package io.waybill.messages.product;

import io.waybill.messages.EventName;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/**
 * A product is no longer traded: it takes no new stock, and what is left may still be sold.
 *
 * @param productId the product
 * @param discontinuedAt when
 */
@EventName("product.discontinued")
@Revision("1")
public record ProductDiscontinued(String productId, Instant discontinuedAt) implements ProductEvent {}
