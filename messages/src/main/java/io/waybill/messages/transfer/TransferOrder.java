package io.waybill.messages.transfer;

import io.waybill.messages.stock.RecordStockMovement;
import io.waybill.messages.stock.StockItemId;

/**
 * What a transfer brings from where to where.
 *
 * @param productId the product
 * @param fromLocation where the goods are
 * @param toLocation where they go, another location
 * @param quantity how many, 1 to {@value RecordStockMovement#MOST}
 */
public record TransferOrder(String productId, String fromLocation, String toLocation, long quantity) {

    /**
     * @throws IllegalArgumentException if a location is blank or too long, both are the same, or the quantity is out of
     *     its range
     */
    public TransferOrder {
        StockItemId.checkLocation(fromLocation);
        StockItemId.checkLocation(toLocation);
        fromLocation = fromLocation.strip();
        toLocation = toLocation.strip();
        if (fromLocation.equals(toLocation)) {
            throw new IllegalArgumentException("toLocation must be another location than fromLocation");
        }
        if (quantity < 1 || quantity > RecordStockMovement.MOST) {
            throw new IllegalArgumentException("quantity must be 1 to " + RecordStockMovement.MOST);
        }
    }

    /** The id of the stock item that the goods leave. */
    public String source() {
        return StockItemId.of(productId, fromLocation);
    }

    /** The id of the stock item that the goods go to. */
    public String destination() {
        return StockItemId.of(productId, toLocation);
    }
}
