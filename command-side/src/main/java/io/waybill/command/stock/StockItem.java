package io.waybill.command.stock;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.waybill.command.AppliedRequests;
import io.waybill.command.RecognisesRequests;
import io.waybill.command.Refused;
import io.waybill.command.stock.Reservations.Ending;
import io.waybill.messages.stock.ChangeReorderLevel;
import io.waybill.messages.stock.CommitReservation;
import io.waybill.messages.stock.ExpireReservation;
import io.waybill.messages.stock.MovementType;
import io.waybill.messages.stock.OpenStockItem;
import io.waybill.messages.stock.OpenedStockItem;
import io.waybill.messages.stock.RecordStockMovement;
import io.waybill.messages.stock.RecordStockMovements;
import io.waybill.messages.stock.ReleaseReservation;
import io.waybill.messages.stock.ReorderLevel;
import io.waybill.messages.stock.ReorderLevelChanged;
import io.waybill.messages.stock.ReserveStock;
import io.waybill.messages.stock.StockEvent;
import io.waybill.messages.stock.StockItemId;
import io.waybill.messages.stock.StockItemOpened;
import io.waybill.messages.stock.StockItemVersion;
import io.waybill.messages.stock.StockMovement;
import io.waybill.messages.stock.StockMovementRecorded;
import io.waybill.messages.stock.StockMovements;
import io.waybill.messages.stock.StockMovements.Outcome;
import io.waybill.messages.stock.StockRanLow;
import io.waybill.messages.stock.StockRanOut;
import io.waybill.messages.stock.StockReceivingStopped;
import io.waybill.messages.stock.StockReservation;
import io.waybill.messages.stock.StockReservationCommitted;
import io.waybill.messages.stock.StockReservationExpired;
import io.waybill.messages.stock.StockReservationFellDue;
import io.waybill.messages.stock.StockReservationReleased;
import io.waybill.messages.stock.StockReserved;
import io.waybill.messages.stock.StopReceiving;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A product at a location: how many there are, and how many of these are promised. */
@Aggregate(snapshotTriggerDefinition = "snapshots", snapshotFilter = "currentSnapshots", cache = "aggregateCache")
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
@Revision("1")
class StockItem implements RecognisesRequests {

    @AggregateIdentifier
    private String stockItemId;

    private boolean opened;
    private boolean receiving = true;
    private StockLevel level = StockLevel.NONE;
    private Reservations reservations = new Reservations();
    private AppliedRequests appliedRequests = new AppliedRequests();

    StockItem(String productId, String location, long reorderLevel) {
        open(productId, location, reorderLevel);
    }

    StockItem() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    OpenedStockItem handle(OpenStockItem command, ProductsInTrade products) throws Exception {
        if (opened) {
            throw Refused.conflict("The product is stocked at " + command.location() + " already.");
        }
        products.requireInTrade(command.productId(), command.stockItemId());
        var event = open(command.productId(), command.location(), command.reorderLevel());
        if (command.quantity() > 0) {
            receiveOpeningStock(command.quantity());
        }
        return answer(event, getVersion());
    }

    private StockItemOpened open(String productId, String location, long reorderLevel) {
        return decide(new StockItemOpened(StockItemId.of(productId, location), productId, location, reorderLevel));
    }

    void receiveOpeningStock(long quantity) {
        move(MovementId.of(stockItemId, "opening"), MovementType.RECEIVED, quantity, null, "Opening stock");
    }

    @CommandHandler
    StockMovement handle(RecordStockMovement command) {
        return move(command.movementId(), command.type(), command.quantity(), command.referenceId(), command.notes());
    }

    /** Each movement is decided on what those before it left; all events go to the event store together. */
    @CommandHandler
    StockMovements handle(RecordStockMovements command) {
        return new StockMovements(
                command.movements().stream().map(this::outcome).toList());
    }

    private Outcome outcome(RecordStockMovement command) {
        try {
            return Outcome.recorded(handle(command));
        } catch (Refused refused) {
            return Outcome.refused(refused.refusal());
        }
    }

    StockMovement move(
            String movementId, MovementType type, long moved, @Nullable String referenceId, @Nullable String notes) {
        if (!receiving && type.bringsNewGoods()) {
            throw Refused.conflict("This stock item takes no new goods any more.");
        }
        long previous = level.quantity();
        long next = previous + type.change(moved);
        if (next < 0) {
            throw Refused.conflict("Only " + previous + " on hand: a movement " + type + " of " + moved
                    + " would leave " + next + ".");
        }
        if (next < level.reserved()) {
            throw Refused.conflict("Only " + level.available() + " of " + previous + " are available, the others are"
                    + " reserved: a movement " + type + " of " + moved + " would leave " + next + ".");
        }
        return answer(
                decide(new StockMovementRecorded(
                        stockItemId, movementId, type, moved, previous, next, level.reserved(), referenceId, notes)),
                getVersion());
    }

    @CommandHandler
    StockReservation handle(ReserveStock command) {
        reservations.requireNew(command.reservationId());
        long left = level.available() - command.quantity();
        if (left < 0) {
            throw Refused.conflict("Only " + level.available() + " of " + level.quantity() + " are available: no "
                    + command.quantity() + " can be reserved.");
        }
        return answer(
                decide(new StockReserved(
                        stockItemId,
                        command.reservationId(),
                        command.referenceId(),
                        command.quantity(),
                        level.reserved() + command.quantity(),
                        left,
                        command.expiresAt())),
                getVersion());
    }

    @CommandHandler
    StockMovement handle(CommitReservation command) {
        var reservation = reservations.require(command.reservationId());
        long held = reservation.quantity();
        var committed = decide(new StockReservationCommitted(
                stockItemId,
                command.reservationId(),
                reservation.referenceId(),
                held,
                level.reserved() - held,
                level.quantity(),
                level.quantity() - held));
        return answer(committed.movement(), getVersion());
    }

    @CommandHandler
    StockItemVersion handle(ReleaseReservation command) {
        long held = reservations.require(command.reservationId()).quantity();
        decide(new StockReservationReleased(stockItemId, command.reservationId(), held, level.reserved() - held));
        return new StockItemVersion(stockItemId, getVersion());
    }

    @CommandHandler
    StockItemVersion handle(ExpireReservation command) {
        if (reservations.isOpen(command.reservationId())) {
            long held = reservations.require(command.reservationId()).quantity();
            decide(new StockReservationExpired(stockItemId, command.reservationId(), held, level.reserved() - held));
        }
        return new StockItemVersion(stockItemId, getVersion());
    }

    @CommandHandler
    ReorderLevel handle(ChangeReorderLevel command) {
        return answer(
                decide(new ReorderLevelChanged(stockItemId, level.reorderLevel(), command.reorderLevel())),
                getVersion());
    }

    @CommandHandler
    StockItemVersion handle(StopReceiving command) {
        stopReceiving();
        return new StockItemVersion(stockItemId, getVersion());
    }

    void stopReceiving() {
        if (receiving) {
            decide(new StockReceivingStopped(stockItemId));
        }
    }

    /** What was decided happens, and with it what follows for how well stocked the item is. */
    private <E extends StockEvent> E decide(E event) {
        var before = level;
        apply(event);
        if (level.isLow() && !before.isLow()) {
            apply(new StockRanLow(stockItemId, level.available(), level.reorderLevel()));
        }
        if (level.isOut() && !before.isOut()) {
            apply(new StockRanOut(stockItemId));
        }
        return event;
    }

    @Override
    public AppliedRequests appliedRequests() {
        return appliedRequests;
    }

    @Override
    public Object answerTo(Object event, long version) {
        return switch ((StockEvent) event) {
            case StockItemOpened opening -> answer(opening, version);
            case StockMovementRecorded movement -> answer(movement, version);
            case StockReserved reservation -> answer(reservation, version);
            case StockReservationCommitted committed -> answer(committed.movement(), version);
            case ReorderLevelChanged changed -> answer(changed, version);
            case StockReservationReleased released -> new StockItemVersion(released.stockItemId(), version);
            case StockReservationExpired expired -> new StockItemVersion(expired.stockItemId(), version);
            case StockReceivingStopped stopped -> new StockItemVersion(stopped.stockItemId(), version);
            case StockRanLow follows -> throw neverFirst(follows);
            case StockRanOut follows -> throw neverFirst(follows);
            case StockReservationFellDue due -> throw neverFirst(due);
        };
    }

    @Override
    public @Nullable Object answerTo(Object command, List<? extends DomainEventMessage<?>> events) {
        return command instanceof RecordStockMovements many
                ? RecordedMovements.in(events).outcomesOf(many)
                : RecognisesRequests.super.answerTo(command, events);
    }

    private static IllegalArgumentException neverFirst(StockEvent event) {
        return new IllegalArgumentException("No command leads to " + event + " first");
    }

    private static OpenedStockItem answer(StockItemOpened event, long version) {
        return new OpenedStockItem(
                event.stockItemId(), event.productId(), event.location(), event.reorderLevel(), version);
    }

    static StockMovement answer(StockMovementRecorded event, long version) {
        return new StockMovement(
                event.movementId(),
                event.stockItemId(),
                event.type(),
                event.quantity(),
                event.previousQuantity(),
                event.newQuantity(),
                version);
    }

    private static StockReservation answer(StockReserved event, long version) {
        return new StockReservation(
                event.reservationId(),
                event.stockItemId(),
                event.quantity(),
                event.available(),
                event.expiresAt(),
                version);
    }

    private static ReorderLevel answer(ReorderLevelChanged event, long version) {
        return new ReorderLevel(event.stockItemId(), event.reorderLevel(), version);
    }

    @EventSourcingHandler
    void on(StockItemOpened event) {
        stockItemId = event.stockItemId();
        opened = true;
        level = level.withReorderLevel(event.reorderLevel());
    }

    @EventSourcingHandler
    void on(StockMovementRecorded event) {
        level = level.withQuantity(event.newQuantity());
    }

    @EventSourcingHandler
    void on(StockReserved event) {
        level = level.withReserved(event.reserved());
        reservations.begin(event.reservationId(), new Reservations.Open(event.quantity(), event.referenceId()));
    }

    @EventSourcingHandler
    void on(StockReservationCommitted event) {
        level = new StockLevel(event.newQuantity(), event.reserved(), level.reorderLevel());
        reservations.end(event.reservationId(), Ending.COMMITTED);
    }

    @EventSourcingHandler
    void on(StockReservationReleased event) {
        level = level.withReserved(event.reserved());
        reservations.end(event.reservationId(), Ending.RELEASED);
    }

    @EventSourcingHandler
    void on(StockReservationExpired event) {
        level = level.withReserved(event.reserved());
        reservations.end(event.reservationId(), Ending.EXPIRED);
    }

    @EventSourcingHandler
    void on(ReorderLevelChanged event) {
        level = level.withReorderLevel(event.reorderLevel());
    }

    @EventSourcingHandler
    void on(StockReceivingStopped event) {
        receiving = false;
    }
}
