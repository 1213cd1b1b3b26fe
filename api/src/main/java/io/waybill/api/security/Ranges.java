package io.waybill.api.security;

import java.time.Duration;

/** What configured times may be. */
public final class Ranges {

    private Ranges() {}

    /**
     * Refuses a time that is out of its range.
     *
     * @param property the name of the property
     * @param value what is configured
     * @param shortest the shortest that is good
     * @param longest the longest that is good
     * @throws IllegalArgumentException if it is shorter or longer
     */
    public static void check(String property, Duration value, Duration shortest, Duration longest) {
        if (value.compareTo(shortest) < 0 || value.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    property + " must be from " + shortest + " to " + longest + ", and is " + value);
        }
    }
}
