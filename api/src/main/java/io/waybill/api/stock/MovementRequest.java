package io.waybill.api.stock;

import io.swagger.v3.oas.annotations.media.Schema;
import io.waybill.messages.stock.MovementType;
import io.waybill.messages.stock.RecordStockMovement;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A movement as clients write it.
 *
 * @param type why the quantity changes
 * @param quantity how many; signed for {@code ADJUSTED}, else more than 0
 * @param referenceId the order, delivery or count it belongs to, or absent
 * @param notes free text, or absent
 */
record MovementRequest(
        @NotNull @Schema(allowableValues = {"RECEIVED", "SOLD", "RETURNED", "DAMAGED", "ADJUSTED"})
        MovementType type,

        @NotNull @Min(-RecordStockMovement.MOST) @Max(RecordStockMovement.MOST)
        Long quantity,

        @Nullable @Size(max = 200) String referenceId,
        @Nullable @Size(max = 2000) String notes)
        implements Movable {

    RecordStockMovement command(String stockItemId, String movementId) {
        return new RecordStockMovement(stockItemId, movementId, type, quantity, referenceId, notes);
    }
}
