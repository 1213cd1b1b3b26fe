package io.waybill.messages.transfer;

import io.waybill.messages.EventName;
import org.axonframework.serialization.Revision;

/**
 * The goods of a transfer are where they were to go.
 *
 * @param transferId the transfer
 */
@EventName("stock.transfer-arrived")
@Revision("1")
public record StockTransferArrived(String transferId) implements StockTransferEvent {}
