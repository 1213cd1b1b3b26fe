package io.waybill.messages.shipment;

import io.waybill.messages.Texts;

/**
 * What is in a shipment.
 *
 * @param productId the product, at most {@value #LONGEST_ID} characters
 * @param quantity how many, 1 to {@value #MOST}
 */
public record ShippedItem(String productId, long quantity) {

    /** The most characters of a product's id. */
    public static final int LONGEST_ID = 64;

    /** The largest quantity. */
    public static final long MOST = 1_000_000_000L;

    /**
     * @throws IllegalArgumentException if the id is blank or too long, or the quantity out of its range
     */
    public ShippedItem {
        Texts.required("productId", productId, LONGEST_ID);
        if (quantity < 1 || quantity > MOST) {
            throw new IllegalArgumentException("quantity must be from 1 to " + MOST);
        }
    }
}
