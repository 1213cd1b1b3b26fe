package io.waybill.messages.product;

/**
 * Asks for one product; answered with a {@link ProductView}, or nothing.
 *
 * @param productId its id
 */
public record FindProduct(String productId) {}
