package io.waybill.command.carrier;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a carrier takes, as a table in configuration.
 *
 * @param name the name for people
 * @param trackingPrefix what the tracking numbers start with: 2 to 4 capitals
 * @param services the services, 1 or more, each with a name of its own
 */
record RateCard(String name, String trackingPrefix, List<Service> services) {

    private static final Pattern PREFIX = Pattern.compile("[A-Z]{2,4}");

    /**
     * @throws IllegalArgumentException if the prefix has another form, there is no service or two have one name
     */
    RateCard {
        services = List.copyOf(services);
        if (name.isBlank() || !PREFIX.matcher(trackingPrefix).matches()) {
            throw new IllegalArgumentException("a rate card needs a name, and a tracking prefix of 2 to 4 capitals");
        }
        if (services.isEmpty()
                || services.stream().map(Service::name).distinct().count() < services.size()) {
            throw new IllegalArgumentException(name + " needs services, each with a name of its own");
        }
    }

    /**
     * A service of a carrier.
     *
     * @param name the name
     * @param lanes the routes it serves, by their name (see {@link Zones#route})
     */
    record Service(String name, Map<String, Lane> lanes) {

        /**
         * @throws IllegalArgumentException if the name is blank or there is no route
         */
        Service {
            lanes = Map.copyOf(lanes);
            if (name.isBlank() || lanes.isEmpty()) {
                throw new IllegalArgumentException("a service needs a name and routes");
            }
        }
    }

    /**
     * A route of a service.
     *
     * @param days how many working days it takes, 0 or more
     * @param steps the price of a parcel by the most grams it is for; heavier than the last is not carried
     */
    record Lane(int days, Map<Integer, BigDecimal> steps) {

        /**
         * @throws IllegalArgumentException if a number is negative, or a price does not rise with the weight
         */
        Lane {
            NavigableMap<Integer, BigDecimal> ascending = new TreeMap<>(steps);
            if (days < 0 || ascending.isEmpty() || ascending.firstKey() <= 0) {
                throw new IllegalArgumentException("days must not be negative, and steps need weights of more than 0");
            }
            BigDecimal before = BigDecimal.ZERO;
            for (BigDecimal price : ascending.values()) {
                if (price.compareTo(before) < 0) {
                    throw new IllegalArgumentException("no step may cost less than a lighter one: " + ascending);
                }
                before = price;
            }
            steps = Collections.unmodifiableNavigableMap(ascending);
        }
    }
}
