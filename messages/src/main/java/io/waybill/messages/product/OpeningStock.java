package io.waybill.messages.product;

import io.waybill.messages.stock.StockItemId;

/**
 * The stock a product starts with.
 *
 * @param location where it lies
 * @param quantity how many there are, 0 or more
 * @param reorderLevel at or below how many available the stock counts as low, 0 or more
 */
public record OpeningStock(String location, long quantity, long reorderLevel) {

    /**
     * @throws IllegalArgumentException if the location is blank or a number is negative
     */
    public OpeningStock {
        StockItemId.checkLocation(location);
        if (quantity < 0 || reorderLevel < 0) {
            throw new IllegalArgumentException("quantity and reorderLevel must not be negative");
        }
    }
}
