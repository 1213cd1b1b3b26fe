package io.waybill.messages.transfer;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Lets the goods of a transfer leave, or refuses it. Nothing happens where it was done before.
 *
 * @param stockItemId the stock item that they leave, whose node carries the command out
 * @param transferId the transfer
 */
public record IssueTransferredGoods(
        @TargetAggregateIdentifier String stockItemId, String transferId) {}
