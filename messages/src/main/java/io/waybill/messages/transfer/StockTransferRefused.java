package io.waybill.messages.transfer;

import io.waybill.messages.EventName;
import io.waybill.messages.Sets;
import org.axonframework.serialization.Revision;

/**
 * The goods of a transfer could not leave, and never will.
 *
 * @param transferId the transfer
 * @param reason why, a sentence for people
 */
@EventName("stock.transfer-refused")
@Revision("1")
@Sets("status=REFUSED")
public record StockTransferRefused(String transferId, String reason) implements StockTransferEvent {}
