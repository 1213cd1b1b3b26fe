package io.waybill.projection.shipping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The zones that shipments go to, as the rate cards name them: at home the region of the postal code, abroad the zone of the
 * country. After a change to them {@code shipping} has to be built anew, or else older shipments stay in their old zones.
 *
 * @param home the ISO 3166-1 alpha-2 code of the home country
 * @param regions the regions at home, each with what its postal codes start with; the longest start wins
 * @param abroad the zones abroad, each with its countries; {@code *} stands for all not named
 */
@ConfigurationProperties("waybill.carriers.zones")
record Destinations(
        @DefaultValue("TH") String home,
        @DefaultValue Map<String, List<String>> regions,
        @DefaultValue Map<String, List<String>> abroad) {

    /** Keeps its own copies. */
    Destinations {
        regions = Map.copyOf(regions);
        abroad = Map.copyOf(abroad);
    }

    /**
     * The zone of a place.
     *
     * @param country the ISO 3166-1 alpha-2 code
     * @param postalCode the postal code, or absent
     * @return the name of the zone, or the country's code where it is in none
     */
    String zone(String country, @Nullable String postalCode) {
        if (!country.equals(home)) {
            var zones = byEntry(abroad);
            return zones.getOrDefault(country, zones.getOrDefault("*", country));
        }
        var starts = byEntry(regions);
        String code = postalCode == null ? "" : postalCode.strip();
        for (int length = code.length(); length > 0; length--) {
            String region = starts.get(code.substring(0, length));
            if (region != null) {
                return region;
            }
        }
        return country;
    }

    private static Map<String, String> byEntry(Map<String, List<String>> named) {
        Map<String, String> names = new HashMap<>();
        named.forEach((name, entries) -> entries.forEach(entry -> names.put(entry, name)));
        return names;
    }
}
