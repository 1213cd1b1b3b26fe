package io.waybill.command.stock;

import io.waybill.messages.Refusal;
import io.waybill.messages.Refusal.Reason;
import io.waybill.messages.stock.RecordStockMovements;
import io.waybill.messages.stock.StockMovement;
import io.waybill.messages.stock.StockMovementRecorded;
import io.waybill.messages.stock.StockMovements;
import io.waybill.messages.stock.StockMovements.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * The movements that {@link RecordStockMovements} led to when it came first. Those it asked for beside them were refused
 * then, and are refused again, even where they would be possible by now.
 */
record RecordedMovements(Map<String, StockMovement> byId) {

    private static final Refusal AGAIN =
            new Refusal(Reason.CONFLICT, "This movement was refused when the request came for the first time.");

    /** Finds the movements among the events that the command led to. */
    static RecordedMovements in(List<? extends DomainEventMessage<?>> events) {
        Map<String, StockMovement> byId = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).getPayload() instanceof StockMovementRecorded movement) {
                byId.put(movement.movementId(), StockItem.answer(movement, versionAfter(events, i)));
            }
        }
        return new RecordedMovements(byId);
    }

    /** The version after a movement and what followed from it, such as that the stock ran low. */
    private static long versionAfter(List<? extends DomainEventMessage<?>> events, int movement) {
        int last = movement;
        while (last + 1 < events.size() && !(events.get(last + 1).getPayload() instanceof StockMovementRecorded)) {
            last++;
        }
        return events.get(last).getSequenceNumber();
    }

    /** The answer to the command when it comes again. */
    StockMovements outcomesOf(RecordStockMovements command) {
        return new StockMovements(command.movements().stream()
                .map(asked -> {
                    var movement = byId.get(asked.movementId());
                    return movement == null ? Outcome.refused(AGAIN) : Outcome.recorded(movement);
                })
                .toList());
    }
}
