package io.waybill.messages.stock;

import io.waybill.messages.Becomes;
import io.waybill.messages.EventName;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Goods came, left or were counted.
 *
 * @param stockItemId the stock item
 * @param movementId the movement
 * @param type why the quantity changed
 * @param quantity how many, as it was asked for
 * @param previousQuantity the quantity on hand before
 * @param newQuantity the quantity on hand after, 0 or more
 * @param reserved how many of the goods on hand are reserved after, 0 or more and no more than those
 * @param referenceId the order, delivery or count it belongs to, or absent
 * @param notes free text, or absent
 */
@EventName(value = "stock.movement-recorded", formerly = "io.waybill.messages.stock.StockMovementRecorded")
@Revision("2")
public record StockMovementRecorded(
        String stockItemId,
        @Becomes(Becomes.NOTHING) String movementId,
        @Becomes(Becomes.NOTHING) MovementType type,
        @Becomes(Becomes.NOTHING) long quantity,
        @Becomes(Becomes.NOTHING) long previousQuantity,
        @Becomes("quantity") long newQuantity,
        long reserved,
        @Becomes(Becomes.NOTHING) @Nullable String referenceId,
        @Becomes(Becomes.NOTHING) @Nullable String notes)
        implements StockEvent {}
