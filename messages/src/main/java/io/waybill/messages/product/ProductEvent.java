package io.waybill.messages.product;

/** What can happen to a product. */
public sealed interface ProductEvent
        permits ProductRegistered,
                ProductChanged,
                ProductPriceChanged,
                ProductDiscontinued,
                ProductStocked,
                ShelvesClosed,
                SkuClaimed,
                SkuReleased {

    /** The product it happened to. */
    String productId();
}
