package io.waybill.app.demo;

import io.waybill.messages.stock.MovementType;
import java.time.Duration;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A movement that the plan of the day asks for.
 *
 * @param at when, on the shop's clock
 * @param after when, on the visitor's clock: how long after the shop opened
 * @param stockItemId what moves
 * @param type why
 * @param quantity how many; signed for {@link MovementType#ADJUSTED}, else more than 0
 * @param referenceId the order, delivery or count it belongs to, or absent
 * @param notes what the shop assistant wrote down, or absent
 */
public record PlannedMovement(
        LocalTime at,
        Duration after,
        String stockItemId,
        MovementType type,
        long quantity,
        @Nullable String referenceId,
        @Nullable String notes) {}
