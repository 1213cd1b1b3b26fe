package io.waybill.api.stock;

/**
 * A transfer that is under way, as clients see it.
 *
 * @param transferId its id
 */
record TransferView(String transferId) {}
