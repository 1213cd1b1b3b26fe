package io.waybill.messages.transfer;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Takes the goods of a transfer in, or turns them away. Nothing happens where it was done before.
 *
 * @param stockItemId the stock item that they go to, whose node carries the command out
 * @param transferId the transfer
 */
public record ReceiveTransferredGoods(
        @TargetAggregateIdentifier String stockItemId, String transferId) {}
