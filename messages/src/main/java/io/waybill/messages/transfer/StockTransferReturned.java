package io.waybill.messages.transfer;

import io.waybill.messages.EventName;
import io.waybill.messages.Sets;
import org.axonframework.serialization.Revision;

/**
 * The goods of a transfer are back where they came from.
 *
 * @param transferId the transfer
 */
@EventName("stock.transfer-returned")
@Revision("1")
@Sets("status=RETURNED")
public record StockTransferReturned(String transferId) implements StockTransferEvent {}
