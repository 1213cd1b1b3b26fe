package io.waybill.messages.shipment;

import org.jspecify.annotations.Nullable;

/**
 * Where a shipment starts or ends, as it is read. Once its customer is erased, postal code and country are left.
 *
 * @param name who is there, or absent
 * @param line1 street and number, absent once the customer is erased
 * @param line2 building, floor and the like, or absent
 * @param city the city or district, or absent
 * @param postalCode the postal code, or absent
 * @param country the ISO 3166-1 alpha-2 code
 */
public record ShipmentEnd(
        @Nullable String name,
        @Nullable String line1,
        @Nullable String line2,
        @Nullable String city,
        @Nullable String postalCode,
        String country) {

    /** Says nothing about a person, since messages end up in logs. */
    @Override
    public String toString() {
        return "ShipmentEnd[" + country + "]";
    }
}
