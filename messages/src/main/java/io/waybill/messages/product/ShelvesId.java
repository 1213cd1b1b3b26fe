package io.waybill.messages.product;

/** Derives the id of the aggregate that knows where a product is stocked. */
public final class ShelvesId {

    private ShelvesId() {}

    /** The id for a product. */
    public static String of(String productId) {
        return "shelves:" + productId;
    }
}
