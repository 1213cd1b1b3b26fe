package io.waybill.messages.shipment;

import io.waybill.messages.EventName;
import io.waybill.messages.Money;
import io.waybill.messages.Personal;
import io.waybill.messages.Sets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A carrier was asked to carry a shipment. Every text about a person in it, at either end, is sealed with the customer's
 * key; what remains when that is destroyed still tells which parcels went from which postal code to which, and for how
 * much.
 *
 * @param shipmentId the shipment
 * @param trackingNumber by which the carrier and the customer know it
 * @param reference what the business calls it
 * @param customer whom it is for
 * @param from where the carrier fetches it
 * @param to where the carrier brings it
 * @param parcels the parcels
 * @param items what is in them, may be empty
 * @param carrier the code of the carrier
 * @param service the carrier's service
 * @param cost what the carrier takes
 * @param estimatedDelivery the day it arrives by then, in the zone of the business
 * @param bookedAt when it was booked
 */
@EventName("shipment.booked")
@Revision("2")
@Sets("status=BOOKED")
public record ShipmentBooked(
        String shipmentId,
        String trackingNumber,
        String reference,
        Customer customer,
        End from,
        End to,
        List<Parcel> parcels,
        List<ShippedItem> items,
        String carrier,
        String service,
        Money cost,
        LocalDate estimatedDelivery,
        Instant bookedAt)
        implements ShipmentEvent {

    /** Keeps its own copies of the lists. */
    public ShipmentBooked {
        parcels = List.copyOf(parcels);
        items = List.copyOf(items);
    }

    /**
     * Whom a shipment is for.
     *
     * @param personId stands for the email address: the same for all shipments of one customer
     * @param name the name
     * @param email the email address
     * @param phone the phone number, or absent
     */
    public record Customer(
            String personId,
            Personal name,
            Personal email,
            @Nullable Personal phone) {}

    /**
     * Where a shipment starts or ends.
     *
     * @param name who is there, or absent
     * @param lines street, building and the like
     * @param city the city or district, or absent
     * @param postalCode the postal code, absent where the country has none; not sealed, since prices go by it
     * @param country the ISO 3166-1 alpha-2 code; not sealed, since prices go by it
     */
    public record End(
            @Nullable Personal name,
            List<Personal> lines,
            @Nullable Personal city,
            @Nullable String postalCode,
            String country) {

        /** Keeps its own copy of the lines. */
        public End {
            lines = List.copyOf(lines);
        }
    }
}
