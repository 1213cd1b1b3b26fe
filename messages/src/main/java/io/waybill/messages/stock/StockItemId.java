package io.waybill.messages.stock;

import io.waybill.messages.Texts;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Derives the id of a stock item from its product and location, so that the pair cannot exist twice. */
public final class StockItemId {

    /** The most characters of a location. */
    public static final int LONGEST_LOCATION = 64;

    private StockItemId() {}

    /**
     * The id of the stock of a product at a location.
     *
     * @param productId the product
     * @param location the location
     * @return a name-based UUID (RFC 9562, version 3), the same for the same pair
     */
    public static String of(String productId, String location) {
        String name = productId + "@" + location.strip();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /**
     * Checks a location.
     *
     * @param location the location
     * @throws IllegalArgumentException if it is blank or longer than {@value #LONGEST_LOCATION} characters
     */
    public static void checkLocation(String location) {
        Texts.required("location", location, LONGEST_LOCATION);
    }
}
