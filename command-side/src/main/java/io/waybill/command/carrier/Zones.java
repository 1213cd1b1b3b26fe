package io.waybill.command.carrier;

import io.waybill.messages.shipment.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How rate cards divide the world: the home country into regions by postal code, the rest into zones by country.
 *
 * @param home the ISO 3166-1 alpha-2 code of the home country
 * @param regions the regions of the home country, each with what its postal codes start with; the longest start wins
 * @param abroad the zones abroad, each with its countries; {@value #EVERYWHERE_ELSE} stands for all not named
 */
record Zones(String home, Map<String, List<String>> regions, Map<String, List<String>> abroad) {

    /** The route from a region to itself. */
    static final String SAME_REGION = "same-region";

    /** The route from one region to another. */
    static final String DOMESTIC = "domestic";

    private static final String EVERYWHERE_ELSE = "*";

    /**
     * @throws IllegalArgumentException if a country is unknown, or a country or the start of a postal code stands twice
     */
    Zones {
        regions = Map.copyOf(regions);
        abroad = Map.copyOf(abroad);
        requireCountry(home);
        byEntry(regions);
        byEntry(abroad).keySet().stream()
                .filter(country -> !country.equals(EVERYWHERE_ELSE))
                .forEach(Zones::requireCountry);
    }

    private static void requireCountry(String code) {
        if (!Place.isCountry(code)) {
            throw new IllegalArgumentException(
                    code + " is no ISO 3166-1 alpha-2 code (in YAML, Norway's must stand in quotes)");
        }
    }

    private static Map<String, String> byEntry(Map<String, List<String>> named) {
        Map<String, String> names = new HashMap<>();
        named.forEach((name, entries) -> entries.forEach(entry -> {
            String other = names.putIfAbsent(entry, name);
            if (other != null) {
                throw new IllegalArgumentException(entry + " stands in " + other + " and in " + name);
            }
        }));
        return names;
    }

    /** Whether rate cards can have prices for a route. */
    boolean isRoute(String name) {
        return name.equals(SAME_REGION) || name.equals(DOMESTIC) || abroad.containsKey(name);
    }

    /**
     * The route between two places.
     *
     * @return {@value #SAME_REGION}, {@value #DOMESTIC} or the zone of the end abroad; absent if both ends are abroad, or
     *     a postal code at home belongs to no region
     */
    @Nullable
    String route(Place from, Place to) {
        boolean fromHome = from.country().equals(home);
        boolean toHome = to.country().equals(home);
        if (fromHome && toHome) {
            return domestic(region(from), region(to));
        }
        if (fromHome || toHome) {
            return zone(fromHome ? to : from);
        }
        return null;
    }

    private static @Nullable String domestic(@Nullable String from, @Nullable String to) {
        if (from == null || to == null) {
            return null;
        }
        return from.equals(to) ? SAME_REGION : DOMESTIC;
    }

    private @Nullable String region(Place place) {
        var starts = byEntry(regions);
        String code = place.postalCode() == null ? "" : place.postalCode().strip();
        for (int length = code.length(); length > 0; length--) {
            String region = starts.get(code.substring(0, length));
            if (region != null) {
                return region;
            }
        }
        return null;
    }

    private @Nullable String zone(Place place) {
        var zones = byEntry(abroad);
        String zone = zones.get(place.country());
        return zone == null ? zones.get(EVERYWHERE_ELSE) : zone;
    }
}
