package io.waybill.messages.product;

import io.waybill.messages.Becomes;
import io.waybill.messages.EventName;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/**
 * A product was added to the catalogue.
 *
 * @param productId its id
 * @param details what it is
 * @param registeredAt when
 */
@EventName(value = "product.registered", formerly = "io.waybill.messages.product.ProductRegistered")
@Revision("1")
public record ProductRegistered(
        String productId, @Becomes(Becomes.ITS_FIELDS) ProductDetails details, Instant registeredAt)
        implements ProductEvent {}
