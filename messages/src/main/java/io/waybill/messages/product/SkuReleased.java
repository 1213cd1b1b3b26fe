package io.waybill.messages.product;

import io.waybill.messages.Becomes;
import io.waybill.messages.EventName;
import io.waybill.messages.Sets;
import org.axonframework.serialization.Revision;

/**
 * A product gave up a SKU, which another can have now.
 *
 * @param claimId the id derived from the SKU, see {@link SkuClaimId}
 * @param productId the former owner
 */
@EventName("product.sku-released")
@Revision("1")
@Sets({"sku=", "productId="})
public record SkuReleased(
        String claimId, @Becomes(Becomes.NOTHING) String productId) implements ProductEvent {}
