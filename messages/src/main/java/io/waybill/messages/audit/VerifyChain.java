package io.waybill.messages.audit;

/**
 * Asks whether events are as they were when they were chained; answered with a {@link ChainReport}.
 *
 * @param from the first position, 0 or more
 * @param to the last position, not below the first; beyond the end of the chain for all there is
 */
public record VerifyChain(long from, long to) {}
