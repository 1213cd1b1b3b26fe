package io.waybill.messages.product;

import io.waybill.messages.Becomes;
import io.waybill.messages.EventName;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/**
 * What a product is was changed. Where its price changed as well, {@link ProductPriceChanged} follows.
 *
 * @param productId the product
 * @param details what it is now
 * @param registeredAt when it was registered
 * @param changedAt when
 */
@EventName("product.changed")
@Revision("1")
public record ProductChanged(
        String productId, @Becomes(Becomes.ITS_FIELDS) ProductDetails details, Instant registeredAt, Instant changedAt)
        implements ProductEvent {}
