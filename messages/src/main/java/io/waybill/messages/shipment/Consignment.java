package io.waybill.messages.shipment;

import java.util.List;

/**
 * What a carrier needs to know to name a price: which parcels go from where to where.
 *
 * @param from where they start
 * @param to where they end
 * @param parcels the parcels, 1 to {@value #MOST_PARCELS}
 */
public record Consignment(Place from, Place to, List<Parcel> parcels) {

    /** The most parcels of a shipment. */
    public static final int MOST_PARCELS = 100;

    /**
     * @throws IllegalArgumentException if there is no parcel or there are too many
     */
    public Consignment {
        parcels = List.copyOf(parcels);
        if (parcels.isEmpty() || parcels.size() > MOST_PARCELS) {
            throw new IllegalArgumentException("parcels must be 1 to " + MOST_PARCELS);
        }
    }
}
