package io.waybill.messages.product;

import io.waybill.messages.EventName;
import io.waybill.messages.Sets;
import org.axonframework.serialization.Revision;

/**
 * A product gets no further stock items.
 *
 * @param shelvesId where it is kept what stock items a product has, see {@link ShelvesId}
 * @param productId the product
 */
@EventName("product.shelves-closed")
@Revision("1")
@Sets("closed=true")
public record ShelvesClosed(String shelvesId, String productId) implements ProductEvent {}
