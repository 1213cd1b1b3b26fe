package io.waybill.messages.stock;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Starts to stock a product at a location; answered with an {@link OpenedStockItem}.
 *
 * @param productId the product
 * @param location the location, without white space around it
 * @param quantity how many there are from the start, 0 to {@value RecordStockMovement#MOST}
 * @param reorderLevel at or below how many available the stock counts as low, 0 to {@value RecordStockMovement#MOST}
 */
public record OpenStockItem(String productId, String location, long quantity, long reorderLevel) {

    /**
     * @throws IllegalArgumentException if the location is blank or too long, or a number is out of its range
     */
    public OpenStockItem {
        StockItemId.checkLocation(location);
        location = location.strip();
        if (quantity < 0 || quantity > RecordStockMovement.MOST) {
            throw new IllegalArgumentException("quantity must be 0 to " + RecordStockMovement.MOST);
        }
        ChangeReorderLevel.check(reorderLevel);
    }

    /** The id of the stock item to open. */
    @TargetAggregateIdentifier
    public String stockItemId() {
        return StockItemId.of(productId, location);
    }
}
