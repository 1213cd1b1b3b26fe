package io.waybill.messages.stock;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Records movements of one stock item in their order, each of which is recorded or refused by itself; answered with {@link
 * StockMovements}. What is recorded is recorded together: all of it is kept, or nothing.
 *
 * @param stockItemId the stock item they belong to
 * @param movements 1 to {@value #MOST} movements of it
 */
public record RecordStockMovements(
        @TargetAggregateIdentifier String stockItemId, List<RecordStockMovement> movements) {

    /** How many movements there are at most: their events go to the event store at once. */
    public static final int MOST = 1_000;

    /**
     * @throws IllegalArgumentException if there are none, too many, or one of another stock item
     */
    public RecordStockMovements {
        movements = List.copyOf(movements);
        if (movements.isEmpty() || movements.size() > MOST) {
            throw new IllegalArgumentException("there must be 1 to " + MOST + " movements");
        }
        for (var movement : movements) {
            if (!movement.stockItemId().equals(stockItemId)) {
                throw new IllegalArgumentException("a movement of another stock item: " + movement.stockItemId());
            }
        }
    }
}
