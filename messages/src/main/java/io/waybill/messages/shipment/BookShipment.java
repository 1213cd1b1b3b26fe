package io.waybill.messages.shipment;

import io.waybill.messages.Texts;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Asks a carrier to carry a shipment; answered with a {@link BookedShipment}.
 *
 * @param shipmentId the id of the new shipment, made by the edge
 * @param reference what the business calls it, for example the order's number, at most {@value #LONGEST_REFERENCE}
 *     characters
 * @param customer whom it is for
 * @param from where the carrier fetches it
 * @param to where the carrier brings it
 * @param parcels the parcels, 1 to {@value Consignment#MOST_PARCELS}
 * @param items what is in them, at most {@value #MOST_ITEMS}, may be empty
 * @param carrier the code of the carrier in either case, or absent for the cheapest
 * @param bookedAt the moment of the decision, by the clock of the edge
 */
public record BookShipment(
        @TargetAggregateIdentifier String shipmentId,
        String reference,
        Contact customer,
        Address from,
        Address to,
        List<Parcel> parcels,
        List<ShippedItem> items,
        @Nullable String carrier,
        Instant bookedAt) {

    /** The most characters of a reference. */
    public static final int LONGEST_REFERENCE = 100;

    /** The most different items. */
    public static final int MOST_ITEMS = 1_000;

    /**
     * @throws IllegalArgumentException if the reference is blank or too long, or there are no parcels, or too many of
     *     anything
     */
    public BookShipment {
        Texts.required("reference", reference, LONGEST_REFERENCE);
        parcels = new Consignment(from.place(), to.place(), parcels).parcels();
        items = List.copyOf(items);
        if (items.size() > MOST_ITEMS) {
            throw new IllegalArgumentException("items must be at most " + MOST_ITEMS);
        }
    }

    /** What the carrier needs to know to name a price. */
    public Consignment consignment() {
        return new Consignment(from.place(), to.place(), parcels);
    }
}
