package io.waybill.messages.stock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stock item as it is read.
 *
 * @param id its id
 * @param productId the product
 * @param sku the product's SKU
 * @param productName the product's name
 * @param location where it lies
 * @param quantity how many are on hand
 * @param reserved how many of these are promised
 * @param available how many can still be promised
 * @param reorderLevel at or below how many available the stock counts as low
 * @param status how well stocked it is
 * @param lastRestockedAt when goods last came in, or absent
 * @param version the version of the aggregate this view shows
 */
public record StockItemView(
        String id,
        String productId,
        String sku,
        String productName,
        String location,
        long quantity,
        long reserved,
        long available,
        long reorderLevel,
        StockStatus status,
        @Nullable Instant lastRestockedAt,
        long version) {}
