package io.waybill.api.shipment;

import io.waybill.messages.shipment.Address;
import io.waybill.messages.shipment.Place;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An address as clients write it. A quote needs no more than the country and, where there are any, the postal code;
 * booking needs the first line as well.
 *
 * @param name who is there, or absent
 * @param line1 street and number
 * @param line2 building, floor and the like, or absent
 * @param city the city or district, or absent
 * @param postalCode the postal code, absent where the country has none
 * @param country the ISO 3166-1 alpha-2 code
 */
record AddressRequest(
        @Nullable @Written @Size(max = Address.LONGEST_LINE) String name,

        @Nullable @NotEmpty(groups = Booking.class) @Written @Size(max = Address.LONGEST_LINE)
        String line1,

        @Nullable @Written @Size(max = Address.LONGEST_LINE) String line2,
        @Nullable @Written @Size(max = Place.LONGEST_CITY) String city,

        @Nullable @Written @Size(max = Place.LONGEST_POSTAL_CODE)
        String postalCode,

        @NotNull @Country String country) {

    /** Where a carrier really comes to. */
    interface Booking extends Default {}

    Place place() {
        return new Place(country, postalCode, city);
    }

    /** The address; only for what was found valid for booking. */
    Address address() {
        List<String> lines = Stream.of(line1, line2)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
        return new Address(name, lines, place());
    }
}
