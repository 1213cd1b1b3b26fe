package io.waybill.command.stock;

/** Knows which products the business trades in. */
public interface ProductsInTrade {

    /**
     * Makes sure that a product may be stocked at one more place, in the decision that opens the stock item: nobody can
     * end the trade in the product at the same moment without knowing of the stock item.
     *
     * @param productId the product
     * @param stockItemId the stock item that is opened
     * @throws io.waybill.command.Refused if the product is discontinued
     * @throws org.axonframework.modelling.command.AggregateNotFoundException if there is no such product
     * @throws Exception if an aggregate cannot be loaded
     */
    void requireInTrade(String productId, String stockItemId) throws Exception;
}
