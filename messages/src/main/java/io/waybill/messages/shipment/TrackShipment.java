package io.waybill.messages.shipment;

import io.waybill.messages.Texts;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Records what was seen of a shipment, which is how it comes to be delivered, failed or returned; answered with a
 * {@link ShipmentStep}. The same thing seen twice is recorded once.
 *
 * @param shipmentId the shipment
 * @param update what was seen
 * @param report which report of the carrier says so, absent where a person says it
 */
public record TrackShipment(
        @TargetAggregateIdentifier String shipmentId,
        TrackingUpdate update,
        @Nullable CarrierReport report) {

    /**
     * A report of the carrier.
     *
     * @param carrier the code of the carrier
     * @param updateId what the carrier calls the report, the same each time it is sent, at most {@value #LONGEST_ID}
     *     characters
     */
    public record CarrierReport(String carrier, String updateId) {

        /** The most characters of the id of a report. */
        public static final int LONGEST_ID = 100;

        /**
         * @throws IllegalArgumentException if the id is blank or too long
         */
        public CarrierReport {
            Texts.required("updateId", updateId, LONGEST_ID);
        }
    }
}
