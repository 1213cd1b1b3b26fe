package io.waybill.messages.transfer;

import io.waybill.messages.EventName;
import io.waybill.messages.Sets;
import org.axonframework.serialization.Revision;

/**
 * The goods of a transfer are where they were to go.
 *
 * @param transferId the transfer
 */
@EventName("stock.transfer-arrived")
@Revision("1")
@Sets("status=ARRIVED")
public record StockTransferArrived(String transferId) implements StockTransferEvent {}
