package io.waybill.messages.transfer;

import io.waybill.messages.EventName;
import io.waybill.messages.Sets;
import org.axonframework.serialization.Revision;

/**
 * The goods of a transfer left their location and are at none.
 *
 * @param transferId the transfer
 * @param order what it brings from where to where
 */
@EventName("stock.transfer-departed")
@Revision("1")
@Sets("status=DEPARTED")
public record StockTransferDeparted(String transferId, TransferOrder order) implements StockTransferEvent {}
