package io.waybill.messages.stock;

import io.waybill.messages.user.NamedUser;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A movement as it is read.
 *
 * @param movementId its id; for the goods of a reservation the id of that
 * @param stockItemId the stock item
 * @param type why the quantity changed
 * @param quantity how many, as it was asked for
 * @param previousQuantity the quantity on hand before
 * @param newQuantity the quantity on hand after
 * @param referenceId the order, delivery or count it belongs to, or absent
 * @param notes free text, or absent
 * @param at when
 * @param by who made it, absent where nobody did
 * @param version the version of the stock item with it
 */
public record StockMovementView(
        String movementId,
        String stockItemId,
        MovementType type,
        long quantity,
        long previousQuantity,
        long newQuantity,
        @Nullable String referenceId,
        @Nullable String notes,
        Instant at,
        @Nullable NamedUser by,
        long version) {}
