package io.waybill.messages.product;

import io.waybill.messages.Becomes;
import io.waybill.messages.EventName;
import org.axonframework.serialization.Revision;

/**
 * A product has a stock item at one more location.
 *
 * @param shelvesId where it is kept what stock items a product has, see {@link ShelvesId}
 * @param productId the product
 * @param stockItemId the stock item
 */
@EventName("product.stocked")
@Revision("1")
public record ProductStocked(
        String shelvesId,
        String productId,
        @Becomes("stockItems.{stockItemId}") String stockItemId) implements ProductEvent {}
