package io.waybill.messages.stock;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Lets the stock count as low from another number of goods on; answered with a {@link ReorderLevel}.
 *
 * @param stockItemId the stock item
 * @param reorderLevel at or below how many available the stock counts as low, 0 to {@value RecordStockMovement#MOST}
 */
public record ChangeReorderLevel(@TargetAggregateIdentifier String stockItemId, long reorderLevel) {

    /**
     * @throws IllegalArgumentException if the level is out of its range
     */
    public ChangeReorderLevel {
        check(reorderLevel);
    }

    static void check(long reorderLevel) {
        if (reorderLevel < 0 || reorderLevel > RecordStockMovement.MOST) {
            throw new IllegalArgumentException("reorderLevel must be 0 to " + RecordStockMovement.MOST);
        }
    }
}
