package io.waybill.command.transfer;

import io.waybill.command.Refused;
import io.waybill.command.stock.TransferredGoods;
import io.waybill.messages.transfer.IssueTransferredGoods;
import io.waybill.messages.transfer.ReceiveTransferredGoods;
import io.waybill.messages.transfer.TakeBackTransferredGoods;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes the steps of transfers. A step appends the movement at the stock item and its meaning to the transfer at once, so
 * it is taken or it is not; and the transfer's state lets each step through once, however often it is sent.
 */
@Component
class TransferSteps {

    private final Repository<StockTransfer> transfers;
    private final TransferredGoods goods;

    TransferSteps(Repository<StockTransfer> transfers, TransferredGoods goods) {
        this.transfers = transfers;
        this.goods = goods;
    }

    @CommandHandler
    void handle(IssueTransferredGoods command) throws Exception {
        var transfer = transfers.load(command.transferId());
        if (transfer.invoke(StockTransfer::state) instanceof TransferState.Started started) {
            var order = started.order();
            String refusal = refusalOf(() -> goods.issue(command.transferId(), order));
            transfer.execute(refusal == null ? t -> t.depart(order) : t -> t.refuse(refusal));
        }
    }

    @CommandHandler
    void handle(ReceiveTransferredGoods command) throws Exception {
        var transfer = transfers.load(command.transferId());
        if (transfer.invoke(StockTransfer::state) instanceof TransferState.InTransit inTransit) {
            var order = inTransit.order();
            String refusal = refusalOf(() -> goods.receive(command.transferId(), order));
            transfer.execute(refusal == null ? StockTransfer::arrive : t -> t.turnAway(order, refusal));
        }
    }

    @CommandHandler
    void handle(TakeBackTransferredGoods command) {
        var transfer = transfers.load(command.transferId());
        if (transfer.invoke(StockTransfer::state) instanceof TransferState.ComingBack comingBack) {
            var order = comingBack.order();
            goods.takeBack(command.transferId(), order);
            transfer.execute(StockTransfer::comeBack);
        }
    }

    /** Why the goods cannot move, absent where they did. Refused is refused before anything was applied. */
    private static @Nullable String refusalOf(Movement movement) throws Exception {
        try {
            movement.take();
            return null;
        } catch (Refused refused) {
            return refused.getMessage();
        } catch (AggregateNotFoundException missing) {
            return "There is nothing with the id " + missing.getAggregateIdentifier() + ".";
        }
    }

    private interface Movement {
        void take() throws Exception;
    }
}
