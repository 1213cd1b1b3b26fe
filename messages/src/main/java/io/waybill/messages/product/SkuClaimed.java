package io.waybill.messages.product;

import io.waybill.messages.EventName;
import org.axonframework.serialization.Revision;

/**
 * A product took a SKU, which no other product can have while it does.
 *
 * @param claimId the id derived from the SKU, see {@link SkuClaimId}
 * @param sku the SKU as written by the owner
 * @param productId the owner
 */
@EventName(value = "product.sku-claimed", formerly = "io.waybill.messages.product.SkuClaimed")
@Revision("1")
public record SkuClaimed(String claimId, String sku, String productId) implements ProductEvent {}
