package io.waybill.messages.product;

import java.util.Locale;

/** Derives the id of the aggregate that guards a SKU, so that the event store itself refuses a second owner. */
public final class SkuClaimId {

    private SkuClaimId() {}

    /**
     * The id of the claim on a SKU.
     *
     * @param sku the SKU; case and surrounding white space make no difference
     * @return the same id for every way of writing the SKU
     */
    public static String of(String sku) {
        return "sku:" + sku.strip().toUpperCase(Locale.ROOT);
    }
}
