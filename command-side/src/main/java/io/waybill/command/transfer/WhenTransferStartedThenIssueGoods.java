package io.waybill.command.transfer;

import io.waybill.command.policy.FollowingCommands;
import io.waybill.messages.transfer.IssueTransferredGoods;
import io.waybill.messages.transfer.StockTransferStarted;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Lets the goods leave once a transfer is started. */
@Component
@ProcessingGroup(TransferPolicies.PROCESSOR)
class WhenTransferStartedThenIssueGoods {

    private final FollowingCommands commands;

    WhenTransferStartedThenIssueGoods(FollowingCommands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(StockTransferStarted event) {
        commands.send(
                new IssueTransferredGoods(event.order().source(), event.transferId()), event.transferId() + "#issue");
    }
}
