package io.waybill.api.stock;

import io.waybill.messages.stock.OpenStockItem;
import io.waybill.messages.stock.RecordStockMovement;
import io.waybill.messages.stock.StockItemId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A new stock item as clients write it.
 *
 * @param productId the product
 * @param location where it lies
 * @param quantity how many there are from the start, or absent for 0
 * @param reorderLevel at or below how many available the stock counts as low, or absent for 0
 */
record StockItemRequest(
        @NotBlank @Size(max = 64) String productId,

        @NotBlank @Size(max = StockItemId.LONGEST_LOCATION) String location,

        @Nullable @PositiveOrZero @Max(RecordStockMovement.MOST)
        Long quantity,

        @Nullable @PositiveOrZero @Max(RecordStockMovement.MOST)
        Long reorderLevel) {

    OpenStockItem command() {
        return new OpenStockItem(
                productId,
                location,
                Objects.requireNonNullElse(quantity, 0L),
                Objects.requireNonNullElse(reorderLevel, 0L));
    }
}
