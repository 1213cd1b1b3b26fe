package io.waybill.messages.transfer;

import io.waybill.messages.EventName;
import io.waybill.messages.Sets;
import org.axonframework.serialization.Revision;

/**
 * Goods are to go to another location. None has left yet.
 *
 * @param transferId the transfer
 * @param order what it brings from where to where
 */
@EventName("stock.transfer-started")
@Revision("1")
@Sets("status=STARTED")
public record StockTransferStarted(String transferId, TransferOrder order) implements StockTransferEvent {}
