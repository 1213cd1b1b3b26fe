package io.waybill.messages.shipment;

import io.waybill.messages.Texts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody saw of a shipment, as a command says it.
 *
 * @param status how far it was
 * @param location where that was, or absent, at most {@value #LONGEST_LOCATION} characters
 * @param description free text, which may name a person, or absent, at most {@value #LONGEST_DESCRIPTION} characters
 * @param occurredAt when that was, to the millisecond
 */
public record TrackingUpdate(
        ShipmentStatus status,
        @Nullable String location,
        @Nullable String description,
        Instant occurredAt) {

    /** The most characters of a location. */
    public static final int LONGEST_LOCATION = 200;

    /** The most characters of a description. */
    public static final int LONGEST_DESCRIPTION = 1_000;

    /**
     * @throws IllegalArgumentException if a text is blank or too long
     */
    public TrackingUpdate {
        if (location != null) {
            Texts.required("location", location, LONGEST_LOCATION);
        }
        if (description != null) {
            Texts.required("description", description, LONGEST_DESCRIPTION);
        }
    }

    /** Says nothing about a person, since messages end up in logs. */
    @Override
    public String toString() {
        return "TrackingUpdate[" + status + " at " + occurredAt + "]";
    }
}
