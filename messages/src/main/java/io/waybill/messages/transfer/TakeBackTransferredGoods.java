package io.waybill.messages.transfer;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Takes the goods of a transfer back that were turned away. Nothing happens where it was done before.
 *
 * @param stockItemId the stock item that they come back to, whose node carries the command out
 * @param transferId the transfer
 */
public record TakeBackTransferredGoods(
        @TargetAggregateIdentifier String stockItemId, String transferId) {}
