package io.waybill.messages.stock;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Lets a stock item take no new goods any more; nothing happens where it takes none already. Answered with a
 * {@link StockItemVersion}.
 *
 * @param stockItemId the stock item
 */
public record StopReceiving(@TargetAggregateIdentifier String stockItemId) {}
