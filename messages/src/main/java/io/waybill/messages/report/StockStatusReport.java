package io.waybill.messages.report;

import java.util.List;

/**
 * How the stock stands, as a whole and by location.
 *
 * @param type always {@code stock-status}
 * @param position the position of the newest event it shows, -1 before the first
 * @param total all stock items together
 * @param locations the same by location, in the order of their names
 */
public record StockStatusReport(String type, long position, Tally total, List<LocationTally> locations) {

    /** Keeps its own copy of the locations. */
    public StockStatusReport {
        locations = List.copyOf(locations);
    }

    /**
     * The sums over some stock items.
     *
     * @param items how many stock items there are
     * @param quantity how many goods are on hand
     * @param reserved how many of these are promised
     * @param available how many can still be promised
     * @param inStock how many stock items are well stocked
     * @param lowStock how many are low
     * @param outOfStock how many are out
     */
    public record Tally(
            long items, long quantity, long reserved, long available, long inStock, long lowStock, long outOfStock) {}

    /**
     * The sums over the stock items of one location.
     *
     * @param location the location
     * @param tally the sums
     */
    public record LocationTally(String location, Tally tally) {}
}
