package io.waybill.messages.shipment;

import io.waybill.messages.Texts;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where on earth something is, as a command says it. Prices go by country and postal code, so events keep these two as
 * they are; the city is kept sealed, as the rest of an address is.
 *
 * @param country the ISO 3166-1 alpha-2 code, for example {@code TH}
 * @param postalCode the postal code, absent where the country has none, at most {@value #LONGEST_POSTAL_CODE} characters
 * @param city the city or district, or absent, at most {@value #LONGEST_CITY} characters
 */
public record Place(
        String country,
        @Nullable String postalCode,
        @Nullable String city) {

    /** The most characters of a postal code. */
    public static final int LONGEST_POSTAL_CODE = 16;

    /** The most characters of a city. */
    public static final int LONGEST_CITY = 100;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /**
     * @throws IllegalArgumentException if the country is unknown, or a text is blank or too long
     */
    public Place {
        if (!isCountry(country)) {
            throw new IllegalArgumentException("country must be an ISO 3166-1 alpha-2 code");
        }
        if (postalCode != null) {
            Texts.required("postalCode", postalCode, LONGEST_POSTAL_CODE);
        }
        if (city != null) {
            Texts.required("city", city, LONGEST_CITY);
        }
    }

    /** Whether a text is an ISO 3166-1 alpha-2 code, in capitals. */
    public static boolean isCountry(String code) {
        return COUNTRIES.contains(code);
    }
}
