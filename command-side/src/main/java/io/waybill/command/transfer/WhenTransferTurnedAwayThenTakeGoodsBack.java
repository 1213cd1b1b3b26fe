package io.waybill.command.transfer;

import io.waybill.command.policy.FollowingCommands;
import io.waybill.messages.transfer.StockTransferTurnedAway;
import io.waybill.messages.transfer.TakeBackTransferredGoods;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Takes the goods back where they came from once they are turned away. */
@Component
@ProcessingGroup(TransferPolicies.PROCESSOR)
class WhenTransferTurnedAwayThenTakeGoodsBack {

    private final FollowingCommands commands;

    WhenTransferTurnedAwayThenTakeGoodsBack(FollowingCommands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(StockTransferTurnedAway event) {
        commands.send(
                new TakeBackTransferredGoods(event.order().source(), event.transferId()),
                event.transferId() + "#take-back");
    }
}
