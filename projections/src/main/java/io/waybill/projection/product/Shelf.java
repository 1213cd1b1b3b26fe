package io.waybill.projection.product;

import java.util.List;

/**
 * What there is of a product at one location, as it is in the index.
 *
 * @param id the stock item
 * @param quantity how many are on hand
 * @param reserved how many of these are promised
 * @param version the version of the stock item
 */
record Shelf(String id, long quantity, long reserved, long version) {

    static boolean anyAvailable(List<Shelf> shelves) {
        return shelves.stream().anyMatch(shelf -> shelf.quantity > shelf.reserved);
    }
}
