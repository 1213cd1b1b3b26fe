package io.waybill.api.stock;

import io.waybill.messages.stock.RecordStockMovement;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * A reorder level as clients write it.
 *
 * @param reorderLevel at or below how many available the stock counts as low
 */
record ReorderLevelRequest(
        @NotNull @PositiveOrZero @Max(RecordStockMovement.MOST)
        Long reorderLevel) {}
