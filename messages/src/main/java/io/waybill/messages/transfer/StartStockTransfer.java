package io.waybill.messages.transfer;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Sends goods to another location: they arrive or they come back. Answered with a {@link StartedTransfer} before either.
 *
 * @param transferId the id of the transfer, made by the edge
 * @param order what to bring from where to where
 */
public record StartStockTransfer(@TargetAggregateIdentifier String transferId, TransferOrder order) {}
