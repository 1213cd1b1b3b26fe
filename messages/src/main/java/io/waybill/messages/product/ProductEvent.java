package io.waybill.messages.product;

/** What can happen to a product. */
public sealed interface ProductEvent permits ProductRegistered, SkuClaimed {

    /** The product it happened to. */
    String productId();
}
