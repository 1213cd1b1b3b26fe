package io.waybill.command.product;

import io.waybill.messages.product.SkuClaimId;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Takes and releases SKUs within the decision that is being made. */
@Component
class SkuClaims {

    private final Repository<SkuClaim> claims;

    SkuClaims(Repository<SkuClaim> claims) {
        this.claims = claims;
    }

    /**
     * Gives a SKU to a product.
     *
     * @throws io.waybill.command.Refused if another product has it
     * @throws Exception if the claim cannot be loaded
     */
    void take(String sku, String productId) throws Exception {
        claims.loadOrCreate(SkuClaimId.of(sku), SkuClaim::new).execute(claim -> claim.take(sku, productId));
    }

    /**
     * Gives a product another SKU and frees the one it had; nothing happens where they differ in case only.
     *
     * @throws io.waybill.command.Refused if another product has it
     * @throws Exception if a claim cannot be loaded
     */
    void exchange(String before, String after, String productId) throws Exception {
        if (SkuClaimId.of(before).equals(SkuClaimId.of(after))) {
            return;
        }
        take(after, productId);
        claims.load(SkuClaimId.of(before)).execute(claim -> claim.release(productId));
    }
}
