package io.waybill.api.stock;

import io.waybill.messages.stock.RecordStockMovement;
import io.waybill.messages.stock.ReserveStock;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reservation as clients write it.
 *
 * @param referenceId the order it belongs to
 * @param quantity how many
 * @param expiresInSeconds after how many seconds it ends by itself, at most 30 days, or absent for 15 minutes
 */
record ReservationRequest(
        @NotBlank @Size(max = ReserveStock.LONGEST_REFERENCE)
        String referenceId,

        @NotNull @Positive @Max(RecordStockMovement.MOST) Long quantity,

        @Nullable @Positive @Max(ReserveStock.MOST_SECONDS) Long expiresInSeconds) {

    ReserveStock command(String stockItemId, String reservationId, Instant now) {
        var lasts = expiresInSeconds == null ? ReserveStock.USUAL_TIME : Duration.ofSeconds(expiresInSeconds);
        return new ReserveStock(stockItemId, reservationId, referenceId, quantity, now.plus(lasts));
    }
}
