package io.waybill.messages.stock;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Records that goods came, left or were counted; answered with a {@link StockMovement}.
 *
 * @param stockItemId the stock item they belong to
 * @param movementId the id of the movement, made by the edge
 * @param type why the quantity changes; none that is {@linkplain MovementType#partOfTransfer() part of a transfer}
 * @param quantity how many, at most {@value #MOST}; see {@link MovementType#change(long)} for its sign
 * @param referenceId the order, delivery or count it belongs to, or absent
 * @param notes free text, or absent
 */
public record RecordStockMovement(
        @TargetAggregateIdentifier String stockItemId,
        String movementId,
        MovementType type,
        long quantity,
        @Nullable String referenceId,
        @Nullable String notes) {

    /** The largest quantity of one movement; keeps every sum far from overflow. */
    public static final long MOST = 1_000_000_000L;

    /**
     * @throws IllegalArgumentException if the type is part of a transfer, or the quantity is too large or has the wrong
     *     sign for its type
     */
    public RecordStockMovement {
        if (type.partOfTransfer()) {
            throw new IllegalArgumentException("a movement " + type + " is made by a transfer");
        }
        if (Math.abs(quantity) > MOST) {
            throw new IllegalArgumentException("quantity must be at most " + MOST);
        }
        type.change(quantity);
    }
}
