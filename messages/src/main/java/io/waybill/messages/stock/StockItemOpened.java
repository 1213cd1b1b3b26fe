package io.waybill.messages.stock;

import org.axonframework.serialization.Revision;

/**
 * A product is now stocked at a location, with nothing on hand yet.
 *
 * @param stockItemId the id derived from both, see {@link StockItemId}
 * @param productId the product
 * @param location the location
 * @param reorderLevel at or below how many available the stock counts as low
 */
@Revision("1")
public record StockItemOpened(String stockItemId, String productId, String location, long reorderLevel)
        implements StockEvent {}
