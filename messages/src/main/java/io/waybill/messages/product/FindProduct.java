package io.waybill.messages.product;

/**
 * Asks for one product; answered with a {@link ProductView}, or nothing.
 *
 * @param productId its id
 * @param includeDiscontinued whether to answer one that is no longer traded, too
 */
public record FindProduct(String productId, boolean includeDiscontinued) {}
