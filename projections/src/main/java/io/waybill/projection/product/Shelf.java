package io.waybill.projection.product;

import java.util.List;

/**
 * Whether a product can be had at one location, as it is in the index. How many are there is not: the document would have to be
 * analysed and written anew with every movement.
 *
 * @param id the stock item
 * @param available whether more are on hand than are promised
 * @param version the version of the stock item since when it is so
 */
record Shelf(String id, boolean available, long version) {

    static boolean anyAvailable(List<Shelf> shelves) {
        return shelves.stream().anyMatch(Shelf::available);
    }
}
