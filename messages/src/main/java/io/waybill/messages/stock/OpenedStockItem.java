package io.waybill.messages.stock;

/**
 * A stock item that was opened, as the answer to {@link OpenStockItem}.
 *
 * @param id its id
 * @param productId the product
 * @param location where it lies
 * @param reorderLevel at or below how many available the stock counts as low
 * @param version the version of the stock item after
 */
public record OpenedStockItem(String id, String productId, String location, long reorderLevel, long version) {}
