package io.waybill.messages.transfer;

/**
 * A transfer that is under way, as the answer to {@link StartStockTransfer}.
 *
 * @param transferId its id
 * @param version its version
 */
public record StartedTransfer(String transferId, long version) {}
