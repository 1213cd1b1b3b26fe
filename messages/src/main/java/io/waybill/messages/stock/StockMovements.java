package io.waybill.messages.stock;

import io.waybill.messages.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of many movements of one stock item, as the answer to {@link RecordStockMovements}.
 *
 * @param outcomes of each, in the order in which they were asked for
 */
public record StockMovements(List<Outcome> outcomes) {

    /** Copies {@code outcomes}. */
    public StockMovements {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * What became of one of them.
     *
     * @param movement the recorded movement, absent for one that was refused
     * @param refusal why it was not recorded, absent for one that was
     */
    public record Outcome(
            @Nullable StockMovement movement, @Nullable Refusal refusal) {

        /** Of a movement that was recorded. */
        public static Outcome recorded(StockMovement movement) {
            return new Outcome(movement, null);
        }

        /** Of a movement that was not recorded. */
        public static Outcome refused(Refusal refusal) {
            return new Outcome(null, refusal);
        }
    }
}
