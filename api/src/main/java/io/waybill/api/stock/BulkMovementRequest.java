package io.waybill.api.stock;

import io.swagger.v3.oas.annotations.media.Schema;
import io.waybill.messages.stock.MovementType;
import io.waybill.messages.stock.RecordStockMovement;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * One of many movements as clients write them.
 *
 * @param stockItemId the stock item it belongs to
 * @param type why the quantity changes
 * @param quantity how many; signed for {@code ADJUSTED}, else more than 0
 * @param referenceId the order, delivery or count it belongs to, or absent
 * @param notes free text, or absent
 */
record BulkMovementRequest(
        @NotBlank @Size(max = 64) String stockItemId,

        @NotNull @Schema(allowableValues = {"RECEIVED", "SOLD", "RETURNED", "DAMAGED", "ADJUSTED"})
        MovementType type,

        @NotNull @Min(-RecordStockMovement.MOST) @Max(RecordStockMovement.MOST)
        Long quantity,

        @Nullable @Size(max = 200) String referenceId,
        @Nullable @Size(max = 2000) String notes)
        implements Movable {

    RecordStockMovement command(String movementId) {
        return new RecordStockMovement(stockItemId, movementId, type, quantity, referenceId, notes);
    }
}
