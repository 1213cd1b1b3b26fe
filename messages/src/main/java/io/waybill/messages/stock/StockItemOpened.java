package io.waybill.messages.stock;

import io.waybill.messages.EventName;
import io.waybill.messages.Sets;
import org.axonframework.serialization.Revision;

/**
 * A product is now stocked at a location, with nothing on hand yet.
 *
 * @param stockItemId the id derived from both, see {@link StockItemId}
 * @param productId the product
 * @param location the location
 * @param reorderLevel at or below how many available the stock counts as low
 */
@EventName(value = "stock.item-opened", formerly = "io.waybill.messages.stock.StockItemOpened")
@Revision("1")
@Sets({"quantity=0", "reserved=0", "receiving=true"})
public record StockItemOpened(String stockItemId, String productId, String location, long reorderLevel)
        implements StockEvent {}
