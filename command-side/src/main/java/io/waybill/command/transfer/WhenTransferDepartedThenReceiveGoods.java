package io.waybill.command.transfer;

import io.waybill.command.policy.FollowingCommands;
import io.waybill.messages.transfer.ReceiveTransferredGoods;
import io.waybill.messages.transfer.StockTransferDeparted;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Takes the goods in where they go once they have left. */
@Component
@ProcessingGroup(TransferPolicies.PROCESSOR)
class WhenTransferDepartedThenReceiveGoods {

    private final FollowingCommands commands;

    WhenTransferDepartedThenReceiveGoods(FollowingCommands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(StockTransferDeparted event) {
        commands.send(
                new ReceiveTransferredGoods(event.order().destination(), event.transferId()),
                event.transferId() + "#receive");
    }
}
