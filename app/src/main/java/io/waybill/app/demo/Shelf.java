package io.waybill.app.demo;

import io.waybill.messages.stock.StockItemView;

/**
 * A product at its place in the shop, as it is found before the doors open.
 *
 * @param stockItemId the stock item
 * @param sku its product's SKU
 * @param onHand how many there are
 * @param reorderLevel at or below how many it counts as low
 */
public record Shelf(String stockItemId, String sku, long onHand, long reorderLevel) {

    static Shelf of(StockItemView item) {
        return new Shelf(item.id(), item.sku(), item.quantity(), item.reorderLevel());
    }
}
