package io.waybill.command.stock;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.waybill.command.AppliedRequests;
import io.waybill.command.RecognisesRequests;
import io.waybill.command.Refused;
import io.waybill.messages.stock.MovementType;
import io.waybill.messages.stock.RecordStockMovement;
import io.waybill.messages.stock.StockItemId;
import io.waybill.messages.stock.StockItemOpened;
import io.waybill.messages.stock.StockMovement;
import io.waybill.messages.stock.StockMovementRecorded;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A product at a location: how many there are. */
@Aggregate
class StockItem implements RecognisesRequests {

    @AggregateIdentifier
    private String stockItemId;

    private long quantity;
    private AppliedRequests appliedRequests = new AppliedRequests();

    StockItem(String productId, String location, long reorderLevel) {
        apply(new StockItemOpened(StockItemId.of(productId, location), productId, location, reorderLevel));
    }

    StockItem() {}

    @CommandHandler
    StockMovement handle(RecordStockMovement command) {
        return move(command.movementId(), command.type(), command.quantity(), command.referenceId(), command.notes());
    }

    StockMovement move(
            String movementId, MovementType type, long moved, @Nullable String referenceId, @Nullable String notes) {
        long previous = quantity;
        long next = previous + type.change(moved);
        if (next < 0) {
            throw Refused.conflict("Only " + previous + " on hand: a movement " + type + " of " + moved
                    + " would leave " + next + ".");
        }
        var recorded =
                new StockMovementRecorded(stockItemId, movementId, type, moved, previous, next, referenceId, notes);
        apply(recorded);
        return answerTo(recorded, getVersion());
    }

    void stopReceiving() {} // PLACEHOLDER until merged

    @Override
    public AppliedRequests appliedRequests() {
        return appliedRequests;
    }

    @Override
    public StockMovement answerTo(Object event, long version) {
        return answerTo((StockMovementRecorded) event, version);
    }

    private static StockMovement answerTo(StockMovementRecorded event, long version) {
        return new StockMovement(
                event.movementId(),
                event.stockItemId(),
                event.type(),
                event.quantity(),
                event.previousQuantity(),
                event.newQuantity(),
                version);
    }

    @EventSourcingHandler
    void on(StockItemOpened event) {
        stockItemId = event.stockItemId();
    }

    @EventSourcingHandler
    void on(StockMovementRecorded event) {
        quantity = event.newQuantity();
    }
}
