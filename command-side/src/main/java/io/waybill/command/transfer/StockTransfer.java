package io.waybill.command.transfer;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.waybill.command.AppliedRequests;
import io.waybill.command.RecognisesRequests;
import io.waybill.command.Refused;
import io.waybill.messages.transfer.StartStockTransfer;
import io.waybill.messages.transfer.StartedTransfer;
import io.waybill.messages.transfer.StockTransferArrived;
import io.waybill.messages.transfer.StockTransferDeparted;
import io.waybill.messages.transfer.StockTransferEvent;
import io.waybill.messages.transfer.StockTransferRefused;
import io.waybill.messages.transfer.StockTransferReturned;
import io.waybill.messages.transfer.StockTransferStarted;
import io.waybill.messages.transfer.StockTransferTurnedAway;
import io.waybill.messages.transfer.TransferOrder;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Goods on their way from one location to another: they arrive or they come back. */
@Aggregate
class StockTransfer implements RecognisesRequests {

    @AggregateIdentifier
    private String transferId;

    private @Nullable TransferState state;
    private final AppliedRequests appliedRequests = new AppliedRequests();

    StockTransfer() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    StartedTransfer handle(StartStockTransfer command) {
        if (state != null) {
            throw Refused.conflict("There is a transfer " + command.transferId() + " already.");
        }
        apply(new StockTransferStarted(command.transferId(), command.order()));
        return new StartedTransfer(transferId, getVersion());
    }

    /** Where the goods are. */
    @Nullable
    TransferState state() {
        return state;
    }

    void refuse(String reason) {
        apply(new StockTransferRefused(transferId, reason));
    }

    void depart(TransferOrder order) {
        apply(new StockTransferDeparted(transferId, order));
    }

    void arrive() {
        apply(new StockTransferArrived(transferId));
    }

    void turnAway(TransferOrder order, String reason) {
        apply(new StockTransferTurnedAway(transferId, order, reason));
    }

    void comeBack() {
        apply(new StockTransferReturned(transferId));
    }

    @Override
    public AppliedRequests appliedRequests() {
        return appliedRequests;
    }

    @Override
    public StartedTransfer answerTo(Object event, long version) {
        return new StartedTransfer(((StockTransferEvent) event).transferId(), version);
    }

    @EventSourcingHandler
    void on(StockTransferStarted event) {
        transferId = event.transferId();
        state = new TransferState.Started(event.order());
    }

    @EventSourcingHandler
    void on(StockTransferDeparted event) {
        state = new TransferState.InTransit(event.order());
    }

    @EventSourcingHandler
    void on(StockTransferTurnedAway event) {
        state = new TransferState.ComingBack(event.order());
    }

    @EventSourcingHandler
    void on(StockTransferRefused event) {
        state = new TransferState.Ended();
    }

    @EventSourcingHandler
    void on(StockTransferArrived event) {
        state = new TransferState.Ended();
    }

    @EventSourcingHandler
    void on(StockTransferReturned event) {
        state = new TransferState.Ended();
    }
}
