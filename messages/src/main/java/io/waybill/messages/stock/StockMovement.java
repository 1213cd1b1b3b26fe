package io.waybill.messages.stock;

/**
 * A recorded movement, as the answer to {@link RecordStockMovement}.
 *
 * @param movementId its id
 * @param stockItemId the stock item
 * @param type why the quantity changed
 * @param quantity how many, as it was asked for
 * @param previousQuantity the quantity on hand before
 * @param newQuantity the quantity on hand after
 * @param version the version of the stock item after
 */
public record StockMovement(
        String movementId,
        String stockItemId,
        MovementType type,
        long quantity,
        long previousQuantity,
        long newQuantity,
        long version) {}
