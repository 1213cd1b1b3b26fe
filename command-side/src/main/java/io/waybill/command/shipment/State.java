package io.waybill.command.shipment;

import io.waybill.messages.shipment.ShipmentStatus;
import java.time.Instant;

/**
 * How far a shipment is. A type has the steps that lead on from it, and no others:
 *
 * <pre>
 * Booked ─ dispatch → Dispatched ─ after → InTransit ⇄ OutForDelivery ⇄ DeliveryFailed ─ after → Delivered → Returned
 *    └──── cancel ──→ Cancelled
 * </pre>
 */
sealed interface State {

    /** The status that people know it by. */
    ShipmentStatus status();

    /** A carrier was asked to carry it. */
    record Booked() implements State {

        @Override
        public ShipmentStatus status() {
            return ShipmentStatus.BOOKED;
        }

        Dispatched dispatch() {
            return new Dispatched();
        }

        Cancelled cancel() {
            return new Cancelled();
        }
    }

    /** It never left; nothing leads on. */
    record Cancelled() implements State {

        @Override
        public ShipmentStatus status() {
            return ShipmentStatus.CANCELLED;
        }
    }

    /**
     * It left. What is seen of it may be told late and in any order; the same sightings in any order lead to the same
     * state, that of the order in which they happened, because each type keeps what decides: the latest sighting of a
     * shipment that is still on its way, the first of one that has arrived or come back.
     */
    sealed interface Sent extends State {

        /**
         * The state once another sighting is known.
         *
         * @param sighting what was seen
         * @return the state it leads to; this one, if it was seen before what is known, or contradicts it
         */
        Sent after(Sighting sighting);

        /** Whether a sighting cannot have been, after what is known: a step that the way does not have. */
        boolean isContradictedBy(Sighting sighting);
    }

    /** It is with the carrier, who has not come to an end with it. */
    sealed interface OnTheWay extends Sent {

        /** Whether a sighting is later than the one that led here. */
        boolean isBefore(Sighting sighting);

        @Override
        default Sent after(Sighting sighting) {
            return switch (sighting.status()) {
                case DELIVERED -> new Delivered(sighting.at());
                case RETURNED -> new Returned(sighting.at());
                case IN_TRANSIT -> isBefore(sighting) ? new InTransit(sighting.at()) : this;
                case OUT_FOR_DELIVERY -> isBefore(sighting) ? new OutForDelivery(sighting.at()) : this;
                case DELIVERY_FAILED -> isBefore(sighting) ? new DeliveryFailed(sighting.at()) : this;
                case BOOKED, DISPATCHED, CANCELLED -> this;
            };
        }

        @Override
        default boolean isContradictedBy(Sighting sighting) {
            return switch (sighting.status()) {
                case BOOKED, CANCELLED -> true;
                case DISPATCHED -> status() != ShipmentStatus.DISPATCHED && isBefore(sighting);
                case IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERY_FAILED, DELIVERED, RETURNED -> false;
            };
        }
    }

    /** It was handed to the carrier, and nobody has seen it since. */
    record Dispatched() implements OnTheWay {

        @Override
        public ShipmentStatus status() {
            return ShipmentStatus.DISPATCHED;
        }

        // Whatever the carrier saw comes after, also where the clerk said so late.
        @Override
        public boolean isBefore(Sighting sighting) {
            return true;
        }
    }

    /** The carrier moves it. */
    record InTransit(Instant since) implements OnTheWay {

        @Override
        public ShipmentStatus status() {
            return ShipmentStatus.IN_TRANSIT;
        }

        @Override
        public boolean isBefore(Sighting sighting) {
            return new Sighting(status(), since).compareTo(sighting) < 0;
        }
    }

    /** It is on the last vehicle. */
    record OutForDelivery(Instant since) implements OnTheWay {

        @Override
        public ShipmentStatus status() {
            return ShipmentStatus.OUT_FOR_DELIVERY;
        }

        @Override
        public boolean isBefore(Sighting sighting) {
            return new Sighting(status(), since).compareTo(sighting) < 0;
        }
    }

    /** Nobody took it. */
    record DeliveryFailed(Instant since) implements OnTheWay {

        @Override
        public ShipmentStatus status() {
            return ShipmentStatus.DELIVERY_FAILED;
        }

        @Override
        public boolean isBefore(Sighting sighting) {
            return new Sighting(status(), since).compareTo(sighting) < 0;
        }
    }

    /** The customer has it; all that leads on is that it comes back. */
    record Delivered(Instant since) implements Sent {

        @Override
        public ShipmentStatus status() {
            return ShipmentStatus.DELIVERED;
        }

        @Override
        public Sent after(Sighting sighting) {
            return switch (sighting.status()) {
                case RETURNED -> new Returned(sighting.at());
                case DELIVERED -> sighting.at().isBefore(since) ? new Delivered(sighting.at()) : this;
                case BOOKED, DISPATCHED, IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERY_FAILED, CANCELLED -> this;
            };
        }

        @Override
        public boolean isContradictedBy(Sighting sighting) {
            return switch (sighting.status()) {
                case BOOKED, CANCELLED -> true;
                case DISPATCHED, IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERY_FAILED ->
                    sighting.at().isAfter(since);
                case DELIVERED, RETURNED -> false;
            };
        }
    }

    /** It came back; nothing leads on. */
    record Returned(Instant since) implements Sent {

        @Override
        public ShipmentStatus status() {
            return ShipmentStatus.RETURNED;
        }

        @Override
        public Sent after(Sighting sighting) {
            boolean cameBackBefore = sighting.status() == ShipmentStatus.RETURNED
                    && sighting.at().isBefore(since);
            return cameBackBefore ? new Returned(sighting.at()) : this;
        }

        @Override
        public boolean isContradictedBy(Sighting sighting) {
            return switch (sighting.status()) {
                case BOOKED, CANCELLED -> true;
                case DISPATCHED, IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERY_FAILED, DELIVERED ->
                    sighting.at().isAfter(since);
                case RETURNED -> false;
            };
        }
    }
}
