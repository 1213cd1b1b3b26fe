package io.waybill.command.stock;

/** Knows which products the business trades in. */
public interface ProductsInTrade {

    /**
     * Makes sure that a product may take new stock.
     *
     * @param productId the product
     * @throws io.waybill.command.Refused if there is no such product, or it is discontinued
     */
    void requireInTrade(String productId);
}
