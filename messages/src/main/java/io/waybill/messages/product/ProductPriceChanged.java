package io.waybill.messages.product;

import io.waybill.messages.Becomes;
import io.waybill.messages.EventName;
import io.waybill.messages.Money;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/**
 * The selling price of a product was changed.
 *
 * @param productId the product
 * @param previousPrice the price before
 * @param details what the product is now, with the price after
 * @param registeredAt when it was registered
 * @param changedAt from when on the price is another
 */
@EventName("product.price-changed")
@Revision("1")
public record ProductPriceChanged(
        String productId,
        @Becomes(Becomes.NOTHING) Money previousPrice,
        @Becomes(Becomes.ITS_FIELDS) ProductDetails details,
        Instant registeredAt,
        Instant changedAt)
        implements ProductEvent {}
