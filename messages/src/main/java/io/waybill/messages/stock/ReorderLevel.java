package io.waybill.messages.stock;

/**
 * The reorder level of a stock item, as the answer to {@link ChangeReorderLevel}.
 *
 * @param stockItemId the stock item
 * @param reorderLevel at or below how many available the stock counts as low
 * @param version the version of the stock item after
 */
public record ReorderLevel(String stockItemId, long reorderLevel, long version) {}
