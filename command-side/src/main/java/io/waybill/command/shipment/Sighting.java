package io.waybill.command.shipment;

import io.waybill.messages.shipment.ShipmentStatus;
import java.time.Instant;
import java.util.Comparator;

/**
 * That a shipment was seen somewhere on its way.
 *
 * @param status how far it was
 * @param at when that was
 */
record Sighting(ShipmentStatus status, Instant at) implements Comparable<Sighting> {

    // Of two at one moment the further one is the later, so that their order of arrival makes no difference.
    private static final Comparator<Sighting> BY_TIME =
            Comparator.comparing(Sighting::at).thenComparing(Sighting::status);

    @Override
    public int compareTo(Sighting other) {
        return BY_TIME.compare(this, other);
    }
}
