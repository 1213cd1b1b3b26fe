package io.waybill.api.stock;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.waybill.api.problem.Problem;
import io.waybill.messages.stock.StockMovement;
import org.jspecify.annotations.Nullable;

/**
 * What became of one of many movements.
 *
 * @param index its place in the request, from 0
 * @param status the status it would have been answered with by itself
 * @param movement the movement, left out where there is a problem
 * @param problem why it was not recorded, left out where it was
 */
record MovementResult(
        int index,
        int status,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable StockMovement movement,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Problem problem) {}
