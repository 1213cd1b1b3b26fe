package io.waybill.messages.transfer;

import io.waybill.messages.EventName;
import io.waybill.messages.Sets;
import org.axonframework.serialization.Revision;

/**
 * Where the goods of a transfer were to go, they are not taken. They are at no location still.
 *
 * @param transferId the transfer
 * @param order what it brings from where to where
 * @param reason why, a sentence for people
 */
@EventName("stock.transfer-turned-away")
@Revision("1")
@Sets("status=TURNED_AWAY")
public record StockTransferTurnedAway(String transferId, TransferOrder order, String reason)
        implements StockTransferEvent {}
